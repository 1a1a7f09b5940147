import { generate } from "@/e2e/fixtures/compose";
import { expect, signUp, test } from "@/e2e/fixtures/test";

const UNKNOWN = "00000000-0000-4000-8000-000000000000";

test("privacy: what is missing, another user's or not shared answers 404 and reveals nothing", async ({
  user,
  browser,
  app,
}) => {
  const { page } = user;
  const card = await generate(page, { prompt: "Nobody else may see this [sim:fast]" });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  const own = await card.getAttribute("href");
  const id = own?.split("/").pop();
  expect((await page.request.get(`/api/files/video/${id}`)).status()).toBe(200);

  const context = await browser.newContext({ baseURL: app.url });
  const other = (await signUp(await context.newPage())).page;
  for (const address of [own ?? "", `/gallery/${UNKNOWN}`, "/gallery/no-id-at-all"]) {
    const answer = await other.goto(address);
    expect(answer?.status(), address).toBe(404);
    expect(await other.content()).not.toContain("Nobody else may see this");
  }
  for (const address of [`/api/files/video/${id}`, `/api/files/poster/${id}`, `/api/files/video/${UNKNOWN}`]) {
    expect((await other.request.get(address)).status(), address).toBe(404);
  }
  await context.close();

  const signedOut = await browser.newContext({ baseURL: app.url });
  for (const address of [`/api/files/video/${id}`, "/v/abcdefghijklmnopqrstuvwx", "/api/generations"]) {
    expect([401, 404], address).toContain((await signedOut.request.get(address)).status());
  }
  const page2 = await signedOut.newPage();
  await page2.goto(own ?? "");
  await expect(page2).toHaveURL(/\/sign-in\?/);
  await signedOut.close();
});

test("callbacks: a forged one answers 404", async ({ app }) => {
  const forged = `${app.url}/api/callbacks/defapi/${UNKNOWN}/${"A".repeat(43)}`;
  const answer = await fetch(forged, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      data: { task_id: "ta1", status: "success", result: { video: "http://127.0.0.1:1/a.mp4" } },
    }),
  });
  expect(answer.status).toBe(404);
});

test("sweep: its route is closed when no secret is set", async ({ app }) => {
  for (const authorization of ["", "Bearer ", "Bearer undefined"]) {
    expect((await fetch(`${app.url}/api/cron/sweep`, { headers: { authorization } })).status).toBeGreaterThanOrEqual(
      401,
    );
  }
});

test("sign-in: an unknown email and a wrong password show the same message", async ({ browser, app }) => {
  const { email } = await signUp(await (await browser.newContext({ baseURL: app.url })).newPage());
  const page = await (await browser.newContext({ baseURL: app.url })).newPage();
  const messages: (string | null)[] = [];
  for (const address of [email, "nobody-at-all@example.com"]) {
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill(address);
    await page.getByLabel("Password", { exact: true }).fill("not the password at all");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    const error = page.getByText("Wrong email or password.");
    await expect(error).toBeVisible();
    messages.push(await error.textContent());
  }
  expect(messages[0]).toBe(messages[1]);
});

test("sign-up: a password that is too short stays in its field, to be made longer", async ({ page }) => {
  await page.goto("/sign-up");
  await page.getByLabel("Email").fill(`${crypto.randomUUID().slice(0, 12)}@example.com`);
  const password = page.getByLabel("Password", { exact: true });
  await password.fill("a lamp");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(password).toHaveAccessibleDescription(/Use at least \d+ characters\./);
  await expect(password).toHaveValue("a lamp");
  await password.press("End");
  await password.pressSequentially(" behind nine images");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toBeVisible();
});
