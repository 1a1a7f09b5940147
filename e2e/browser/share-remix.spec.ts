import type { Page } from "@playwright/test";
import { generate, showSettings, threeImages } from "@/e2e/fixtures/compose";
import { openSettings, SECRET, setLinkOption, shareVideo, slugOf } from "@/e2e/fixtures/shared-video";
import { expect, signUp, test } from "@/e2e/fixtures/test";

const images = (page: Page) => page.getByRole("list", { name: "Images", exact: true }).getByRole("listitem");
const prompt = (page: Page) => page.getByRole("textbox", { name: "Prompt" });
const setting = (page: Page, name: string) => page.getByRole("radio", { name, exact: true });

/** Expects the composer without anything from the link. */
async function expectEmptyComposer(page: Page) {
  await expect(prompt(page)).toBeVisible();
  expect(await page.content()).not.toContain(SECRET.prompt);
  await expect(images(page)).toHaveCount(0);
  await showSettings(page);
  await expect(setting(page, "9:16")).not.toBeChecked();
  await expect(setting(page, "10 s")).not.toBeChecked();
}

test("remix: Make your own starts with what the link shows, and with nothing else", async ({ user, browser, app }) => {
  const { page } = user;
  const words = `A ${SECRET.prompt} of @image1 lands on the water`;
  const card = await generate(page, { prompt: words, images: await threeImages(), ratio: "9:16", duration: 10 });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  await page.goto((await card.getAttribute("href")) ?? "");
  const link = await shareVideo(page);
  await openSettings(page, slugOf(link));

  const { page: other } = await signUp(await (await browser.newContext({ baseURL: app.url })).newPage());
  const remix = other.getByRole("link", { name: "Make your own from this" });
  await other.goto(link);
  await expect(remix).toHaveCount(0);
  await other.goto(`/?remix=${slugOf(link)}&video=1`);
  await expectEmptyComposer(other);

  await setLinkOption(page, "Make your own from this", true);
  await other.goto(link);
  await remix.click();
  await expectEmptyComposer(other);
  const visitor = await (await browser.newContext({ baseURL: app.url })).newPage();
  await visitor.goto(link);
  await expect(visitor.getByRole("link", { name: "Make your own from this" })).toHaveCount(0);

  for (const name of ["Prompt", "Reference images", "Settings"]) await setLinkOption(page, name, true);
  const kept = async () =>
    Promise.all(["/api/images", "/api/drafts"].map(async (path) => (await other.request.get(path)).json()));
  const before = await kept();
  await other.request.get(`/?remix=${slugOf(link)}&video=1`);
  expect(await kept(), "opening the address changes nothing").toEqual(before);
  await other.goto(link);
  await remix.click();
  await expect(prompt(other)).toContainText(`A ${SECRET.prompt} of`);
  await expect(prompt(other).getByRole("img")).toHaveCount(1);
  await expect(images(other)).toHaveCount(3);
  await showSettings(other);
  await expect(setting(other, "9:16")).toBeChecked();
  await expect(setting(other, "10 s")).toBeChecked();
  // The images are copies that stay, without the owner's file names.
  const thumbnails = await other.locator('img[src*="/api/files/image/"]').all();
  const address = (await thumbnails[0]?.getAttribute("src")) ?? "";
  expect((await other.request.get(address)).status()).toBe(200);
  expect((await page.request.get(address)).status()).toBe(404);
  expect(await other.content()).not.toContain(SECRET.image);

  await setLinkOption(page, "Make your own from this", false);
  await visitor.goto(`/?remix=${slugOf(link)}&video=1`);
  expect(await visitor.content()).not.toContain(SECRET.prompt);
});
