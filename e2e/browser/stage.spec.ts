import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { generate, showSettings, write } from "@/e2e/fixtures/compose";
import { jpeg } from "@/e2e/fixtures/images";
import { expect, signUp, test } from "@/e2e/fixtures/test";

const prompt = (page: Page) => page.getByRole("textbox", { name: "Prompt" });
const onStage = (page: Page) => page.getByRole("article");
const onStageLink = (page: Page) => onStage(page).locator("a[data-card]");
const generateButton = (page: Page) => page.getByRole("button", { name: /^Generate/ });
const starter = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

const nineImages = () =>
  Promise.all(
    Array.from({ length: 9 }, async (_, at) => ({
      name: `still-${at + 1}.jpg`,
      mimeType: "image/jpeg",
      buffer: await jpeg(640 + at * 10, 480, `#${(at + 1).toString().repeat(6)}`),
    })),
  );

/** Whether a click in its middle would reach the element. */
const isOnTop = (element: Locator) =>
  element.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return hit !== null && (element.contains(hit) || hit.contains(element));
  });

test("stage: while there is no video, a starter says what it wants and is loaded into the composer", async ({
  user: { page },
}) => {
  const starters = page.getByRole("region", { name: "Newest videos" }).getByRole("listitem");
  await expect(starters).toHaveCount(6);
  await expect(starters.first()).toContainText("1 · Character");
  const product = starter(page, "Product, slowly turning");
  await expect(product).toHaveAccessibleDescription(/1 · Object/);
  await product.click();
  await expect(prompt(page)).toContainText("@image1");
  await expect(prompt(page)).toBeFocused();
  await expect(page.locator("summary")).toContainText("1:1 · 5 s");
});

test("stage: a batch is beside the composer in the order asked, and nothing moves when it is ready", async ({
  user: { page },
}) => {
  await write(page, { prompt: "Two gulls on a pier [sim:fast]" });
  await showSettings(page);
  await page.getByRole("combobox", { name: "Variations" }).selectOption("2");
  await generateButton(page).click();
  const batch = page.getByRole("list", { name: "Same batch" }).getByRole("link");
  await expect(batch).toHaveCount(2);
  await expect(batch.first()).toHaveAccessibleName(/^Variation 1 of 2/);
  await expect(batch.first()).toHaveAttribute("aria-current", "true");
  const before = await onStage(page).boundingBox();
  await expect(onStageLink(page)).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  await expect(onStage(page).getByRole("button", { name: "Play", exact: true })).toBeVisible();
  expect(await onStage(page).boundingBox()).toEqual(before);

  await batch.nth(1).click();
  await expect(batch.nth(1)).toHaveAttribute("aria-current", "true");
  await expect(onStageLink(page)).toHaveAttribute("href", (await batch.nth(1).getAttribute("href")) ?? "");
  await expect(page).toHaveURL(/\/$/);
});

test("stage: an older video goes on stage when it is chosen, and the next submit replaces it", async ({
  user: { page },
}) => {
  const first = await generate(page, { prompt: "A heron [sim:fast]", ratio: "9:16" });
  await expect(first).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  const second = await generate(page, { prompt: "An otter [sim:fast]", ratio: "21:9" });
  await expect(second).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  const older = page.getByRole("list", { name: "Older videos" }).getByRole("link");
  await expect(older).toHaveCount(1);
  /** Pixels from the top of the stage to the older videos. */
  const distance = async () => ((await older.boundingBox())?.y ?? 0) - ((await onStage(page).boundingBox())?.y ?? 0);
  const before = await distance();
  await older.click();
  await expect(onStageLink(page)).toHaveAccessibleName(/^A heron/);
  // Another ratio moves nothing below the stage.
  expect(await distance()).toBe(before);
  await page.getByRole("button", { name: "Show newest" }).click();
  await expect(onStageLink(page)).toHaveAccessibleName(/^An otter/);
  await older.click();
  await generate(page, { prompt: "A third animal [sim:hang]" });
  await expect(onStageLink(page)).toHaveAccessibleName(/^A third animal/);
});

test("stage: the player’s keys work with the focus on it, and the composer’s everywhere else", async ({
  user: { page },
}) => {
  const card = await generate(page, { prompt: "A kettle [sim:fast]", duration: 5 });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  const video = onStage(page).locator("video");
  const muted = () => video.evaluate((video: HTMLVideoElement) => video.muted);
  const mute = onStage(page).getByRole("button", { name: "Mute" });
  await expect(mute).toBeVisible();
  await page.locator("body").press("m");
  expect(await muted()).toBe(false);
  await mute.focus();
  await page.keyboard.press("m");
  expect(await muted()).toBe(true);
});

test("stage: a video whose file cannot be loaded says so in its place, and is loaded again", async ({
  user: { page },
}) => {
  const card = await generate(page, { prompt: "A comet [sim:fast]", duration: 5 });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  const files = "**/api/files/video/**";
  await page.route(files, (route) => route.fulfill({ status: 404 }));
  await page.reload();
  await page.mouse.move(700, 300);
  const said = onStage(page).getByRole("alert");
  await expect(said).toContainText("couldn’t be loaded");
  await expect(onStage(page).getByRole("button", { name: "Play" })).toHaveCount(0);
  expect((await new AxeBuilder({ page }).include("article").analyze()).violations).toEqual([]);
  const again = onStage(page).getByRole("button", { name: "Try again" });
  expect(await isOnTop(again)).toBe(true);
  await again.press("Enter");
  await expect(said).toContainText("couldn’t be loaded");
  await expect(again).toBeFocused();
  await page.unroute(files);
  await again.press("Enter");
  await expect(said).toHaveCount(0);
  // The focus was on a button that is gone.
  await expect(onStage(page).getByRole("button", { name: "Play" })).toBeFocused();
});

test("stage: on a phone, the first tap of a page plays its video", async ({ user: { page }, browser }) => {
  const card = await generate(page, { prompt: "A comet [sim:fast]", duration: 5 });
  await expect(card).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  // Without a poster the video itself is loaded, under the browser's controls.
  const newest = async () => (await (await page.request.get("/api/generations")).json()).items[0];
  await expect.poll(async () => (await newest()).posterUrl, { timeout: 30_000 }).toBeTruthy();
  // A draft would be restored, and a page with one is being used.
  await prompt(page).fill("");
  await expect.poll(async () => (await page.request.get("/api/drafts")).text()).not.toContain("comet");
  const { cookies } = await page.context().storageState();
  const phone = await browser.newContext({
    storageState: { cookies, origins: [] },
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const visit = await phone.newPage();
  await visit.goto(page.url());
  const video = onStage(visit).locator("video");
  // The script has taken the browser's controls away, and ours are not loaded yet.
  await expect(video).not.toHaveAttribute("controls");
  await expect(onStage(visit).getByRole("button", { name: "Play" })).toHaveCount(0);
  await video.tap();
  await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.currentTime)).toBeGreaterThan(0.2);
  await expect(onStage(visit).getByRole("button", { name: "Pause" })).toBeVisible();
  await phone.close();
});

test("composer: nine images and a starter fit 900 px, and Generate covers nothing", async ({ user: { page } }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await starter(page, "Product, slowly turning").click();
  await expect(prompt(page)).toContainText("@image1");
  await page.getByLabel("Image files").setInputFiles(await nineImages());
  const images = page.getByRole("button", { name: /^Image \d: / });
  await expect(images).toHaveCount(9);
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  for (const part of [generateButton(page), images.first(), images.last()]) {
    await expect(part).toBeInViewport({ ratio: 1 });
    expect(await isOnTop(part)).toBe(true);
  }
});

test("composer: on a phone it is one line that opens when it is used and folds when the page scrolls", async ({
  browser,
  baseURL,
}) => {
  const phone = await browser.newContext({
    baseURL,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await phone.newPage();
  await signUp(page);
  const form = page.getByRole("form");
  const tools = form.getByRole("button", { name: "Library" });
  await expect(tools).toBeHidden();
  await expect(generateButton(page)).toBeInViewport({ ratio: 1 });
  expect((await form.boundingBox())?.height).toBeLessThan(90);

  await prompt(page).tap();
  await expect(tools).toBeVisible();
  await expect(tools).toHaveText("Library");
  await page.keyboard.type("A quiet harbor");
  await expect(generateButton(page)).toBeInViewport({ ratio: 1 });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await starter(page, "Product, slowly turning").dispatchEvent("touchmove");
  await expect(tools).toBeHidden();
  await expect(prompt(page)).toContainText("A quiet harbor");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // What is wrong must be seen, so it opens again.
  await prompt(page).fill("");
  await form.getByRole("button", { name: "Minimize the composer" }).tap();
  await expect(tools).toBeHidden();
  await generateButton(page).tap();
  await expect(page.getByText("Write a prompt first.")).toBeVisible();
  await phone.close();
});

test("composer: at twice the size, every part can be reached", async ({ user: { page } }) => {
  // A window of 1440 × 900 at 200 %.
  await page.setViewportSize({ width: 720, height: 450 });
  await prompt(page).focus();
  await showSettings(page);
  for (const part of [
    prompt(page),
    page.getByRole("button", { name: "Add images" }),
    page.getByRole("radio", { name: "9:16", exact: true }),
    page.getByRole("combobox", { name: "Variations" }),
    generateButton(page),
  ]) {
    await part.scrollIntoViewIfNeeded();
    await expect(part).toBeInViewport();
    expect(await isOnTop(part)).toBe(true);
  }
});
