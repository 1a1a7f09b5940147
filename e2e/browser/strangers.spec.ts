import { generate } from "@/e2e/fixtures/compose";
import { expect, signUp, test } from "@/e2e/fixtures/test";

const nobody = "00000000-0000-4000-8000-000000000000";

test("what is not there, not yours or not shared is a 404 that tells nothing", async ({ user, browser, app }) => {
  const { page } = user;
  const card = await generate(page, { prompt: "Nobody else may see this [sim:fast]" });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  const own = await card.getAttribute("href");
  const id = own?.split("/").pop();
  expect((await page.request.get(`/api/files/video/${id}`)).status()).toBe(200);

  const context = await browser.newContext({ baseURL: app.url });
  const other = (await signUp(await context.newPage())).page;
  for (const address of [own ?? "", `/gallery/${nobody}`, "/gallery/no-id-at-all"]) {
    const answer = await other.goto(address);
    expect(answer?.status(), address).toBe(404);
    expect(await other.content()).not.toContain("Nobody else may see this");
  }
  for (const address of [`/api/files/video/${id}`, `/api/files/poster/${id}`, `/api/files/video/${nobody}`]) {
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

test("a forged callback changes nothing and learns nothing", async ({ app }) => {
  const forged = `${app.url}/api/callbacks/defapi/${nobody}/${"A".repeat(43)}`;
  const answer = await fetch(forged, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      data: { task_id: "ta1", status: "success", result: { video: "http://127.0.0.1:1/a.mp4" } },
    }),
  });
  expect(answer.status).toBe(404);
});

test("the sweep's address is shut when no secret is set", async ({ app }) => {
  for (const authorization of ["", "Bearer ", "Bearer undefined"]) {
    expect((await fetch(`${app.url}/api/cron/sweep`, { headers: { authorization } })).status).toBeGreaterThanOrEqual(
      401,
    );
  }
});

test("an unknown address and a wrong password get the same words", async ({ browser, app }) => {
  const { email } = await signUp(await (await browser.newContext({ baseURL: app.url })).newPage());
  const page = await (await browser.newContext({ baseURL: app.url })).newPage();
  const words: (string | null)[] = [];
  for (const address of [email, "nobody-at-all@example.com"]) {
    await page.goto("/sign-in");
    await page.getByLabel("Email").fill(address);
    await page.getByLabel("Password", { exact: true }).fill("not the password at all");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    const trouble = page.getByText("Wrong email or password.");
    await expect(trouble).toBeVisible();
    words.push(await trouble.textContent());
  }
  expect(words[0]).toBe(words[1]);
});
