import AxeBuilder from "@axe-core/playwright";
import { generate } from "@/e2e/fixtures/compose";
import { expect, signUp, test } from "@/e2e/fixtures/test";

test("gallery: an empty one explains itself and leads to the composer", async ({ account: { page } }) => {
  await page.goto("/gallery");
  await expect(page.getByRole("heading", { name: "Gallery", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Create a video" }).click();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toBeVisible();
});

test("gallery: a video can be found, marked as a favorite, collected, deleted and restored", async ({
  user: { page },
}) => {
  const card = await generate(page, { prompt: "A zeppelin over the bay", images: [], ratio: "16:9", duration: 5 });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });

  await page.goto("/gallery");
  const video = page.getByRole("link", { name: /^A zeppelin over the bay/ });
  const search = page.getByRole("searchbox");
  await search.fill("fox");
  await expect(page).toHaveURL(/q=fox/);
  await expect(page.getByRole("heading", { name: "No matches" })).toBeVisible();
  await search.fill("zepp");
  await expect(video).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/gallery$/);
  await expect(search).toHaveValue("");
  await expect(video).toBeVisible();

  await video.focus();
  await page.keyboard.press("f");
  await expect(page.getByRole("button", { name: /^Favorite: A zeppelin/ })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("x");
  await expect(page.getByText("1 selected")).toBeVisible();
  const archive = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as ZIP" }).click();
  expect((await archive).suggestedFilename()).toMatch(/^ninefold-.*\.zip$/);

  await page.getByRole("button", { name: "Add to a collection" }).click();
  await page.getByLabel("New collection").fill("Pitch");
  await page.getByRole("button", { name: "Create and add" }).click();
  await expect(page.getByText("1 video added to Pitch.")).toBeVisible();
  await page.goto("/gallery/collections");
  await page.getByRole("link", { name: /Pitch/ }).click();
  await expect(video).toBeVisible();

  await page.goto("/gallery");
  await video.focus();
  await page.keyboard.press("x");
  // The counts are slow: the deletion is undone before they arrive.
  await page.route(/gallery\/counts/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(video).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(video).toBeVisible();
});

test("gallery: the less frequent filters can be used with and without a script, and stay chosen", async ({
  user: { page },
  browser,
}) => {
  await generate(page, { prompt: "A lighthouse", images: [], ratio: "16:9", duration: 5 });
  const storageState = await page.context().storageState();
  for (const javaScriptEnabled of [true, false]) {
    const visitor = await browser.newContext({ storageState, javaScriptEnabled });
    const visit = await visitor.newPage();
    const model = visit.getByRole("combobox", { name: "Any model" });
    await visit.goto(new URL("/gallery", page.url()).href);
    const more = visit.getByText(/more filter/i);
    await more.click();
    await model.selectOption({ index: 1 });
    if (!javaScriptEnabled) await visit.getByRole("button", { name: "Show", exact: true }).press("Enter");
    await expect(visit).toHaveURL(/[?&]model=./);
    await visit.reload();
    await more.click();
    await expect(model).not.toHaveValue("");
    await visitor.close();
  }
});

test("import: one user's download can be imported by another user, once", async ({ user: { page }, browser, app }) => {
  const card = await generate(page, { prompt: "A suitcase of stars [sim:fast]", images: [], duration: 5 });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  await page.goto("/gallery");
  await page.getByRole("link", { name: /^A suitcase of stars/ }).focus();
  await page.keyboard.press("x");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as ZIP" }).click();
  const archive = await (await download).path();

  const other = await (await browser.newContext({ baseURL: app.url })).newPage();
  await signUp(other);
  await other.goto("/gallery/import");
  const fileInput = other.getByLabel("Choose a ZIP");
  await fileInput.setInputFiles(archive);
  await expect(other.getByText("1 video imported.")).toBeVisible({ timeout: 30_000 });
  await fileInput.setInputFiles(archive);
  await expect(other.getByText("1 was already there.")).toBeVisible({ timeout: 30_000 });
  await fileInput.setInputFiles({ name: "notes.zip", mimeType: "application/zip", buffer: Buffer.from("not a ZIP") });
  await expect(other.getByText("This isn’t an archive of a Ninefold gallery.")).toBeVisible();
  await other.goto("/gallery");
  await expect(other.getByRole("link", { name: /^A suitcase of stars.*Ready/ })).toBeVisible();

  // Other sites cannot import with the user's session, and importing needs an account.
  const foreign = { data: "zip", headers: { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" } };
  expect((await other.request.post("/api/gallery/import", foreign)).status()).toBe(401);
  await other.context().clearCookies();
  expect((await other.request.post("/api/gallery/import", { data: "zip" })).status()).toBe(401);
  await other.context().close();
});

test("gallery: another user's video and an unknown one answer 404", async ({ user: { page }, browser, app }) => {
  const card = await generate(page, { prompt: "A private lighthouse", images: [], ratio: "1:1", duration: 5 });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  const address = await card.getAttribute("href");
  const other = await (await browser.newContext({ baseURL: app.url })).newPage();
  await signUp(other);
  expect((await other.goto(address ?? ""))?.status()).toBe(404);
  expect((await other.goto("/gallery/7b0e9d52-0000-4000-8000-000000000000"))?.status()).toBe(404);
  await other.context().close();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`accessibility: the gallery's pages pass in the ${colorScheme} theme`, async ({ user: { page } }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const card = await generate(page, { prompt: "A lamp turns", images: [], ratio: "9:16", duration: 5 });
    await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
    const address = (await card.getAttribute("href")) ?? "";
    for (const path of ["/gallery", address, "/gallery/trash", "/gallery/collections", "/gallery/import"]) {
      await page.goto(path);
      await page.waitForLoadState("networkidle").catch(() => undefined);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    }
  });
}
