import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { cardOf, generate } from "@/e2e/fixtures/compose";
import { expect, test } from "@/e2e/fixtures/test";

/** Generates videos, the last one newest. */
async function generateAll(page: Page, prompts: string[]): Promise<void> {
  for (const prompt of prompts) await generate(page, { prompt, images: [], ratio: "16:9", duration: 5 });
  for (const prompt of prompts) {
    await expect(cardOf(page, prompt)).toHaveAccessibleName(/Ready/, { timeout: 60_000 });
  }
}

const video = (page: Page) => page.getByLabel("Video", { exact: true });
const timeOf = (video: Locator) => video.evaluate((element: HTMLVideoElement) => element.currentTime);
const heading = (page: Page, name: RegExp) => page.getByRole("heading", { level: 1, name });

/** A swipe across an element, as a phone reports it. */
async function swipe(on: Locator, by: number): Promise<void> {
  await on.evaluate((element, by) => {
    const box = element.getBoundingClientRect();
    const [from, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const dispatch = (type: string, x: number) => {
      const touch = new Touch({ identifier: 1, target: element, clientX: x, clientY: y });
      const touches = type === "touchend" ? [] : [touch];
      element.dispatchEvent(
        new TouchEvent(type, { bubbles: true, cancelable: true, touches, changedTouches: [touch] }),
      );
    };
    dispatch("touchstart", from);
    dispatch("touchmove", from + by / 2);
    dispatch("touchmove", from + by);
    dispatch("touchend", from + by);
  }, by);
}

test("detail: keys, buttons and swipes move between videos, and frames can be stepped through", async ({
  user: { page },
}) => {
  await generateAll(page, ["A zeppelin at dawn", "A fox in snow", "A zeppelin at dusk"]);
  await page.goto("/gallery?q=zeppelin");
  await page.getByRole("link", { name: /^A zeppelin at dusk/ }).click();
  await expect(page).toHaveURL(/\/gallery\/[\w-]+\?q=zeppelin$/);

  // The player's own controls replace the browser's, and Space starts the video.
  await expect(page.getByRole("button", { name: "One frame forward" })).toBeVisible();
  await expect(video(page)).not.toHaveAttribute("controls");
  await expect.poll(() => video(page).evaluate((video: HTMLVideoElement) => video.readyState)).toBeGreaterThan(1);
  await page.keyboard.press("Space");
  await expect.poll(() => timeOf(video(page))).toBeGreaterThan(1);
  await page.keyboard.press("k");
  await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  await page.keyboard.press("Home");
  for (let step = 0; step < 3; step++) await page.keyboard.press(".");
  const rate = 12;
  await expect.poll(async () => Math.floor((await timeOf(video(page))) * rate)).toBe(3);
  await page.keyboard.press(",");
  await expect.poll(async () => Math.floor((await timeOf(video(page))) * rate)).toBe(2);
  await page.keyboard.press("m");
  expect(await video(page).evaluate((video: HTMLVideoElement) => video.muted)).toBe(true);
  await page.getByLabel("Speed").selectOption("0.5");
  expect(await video(page).evaluate((video: HTMLVideoElement) => video.playbackRate)).toBe(0.5);

  // The fox does not match the search, so the other zeppelin is the next and last video.
  await page.keyboard.press("ArrowRight");
  await expect(heading(page, /A zeppelin at dawn/)).toBeAttached();
  await expect(page.getByRole("link", { name: "Next video" })).toHaveCount(0);
  expect(await page.locator("video").count()).toBeLessThanOrEqual(2);
  await page.getByRole("link", { name: "Previous video" }).click();
  await expect(heading(page, /A zeppelin at dusk/)).toBeAttached();
  await swipe(video(page), -160);
  await expect(heading(page, /A zeppelin at dawn/)).toBeAttached();
  await swipe(video(page), 160);
  await expect(heading(page, /A zeppelin at dusk/)).toBeAttached();

  // After any number of videos, Back returns to the gallery with its search.
  await page.goBack();
  await expect(page).toHaveURL(/\/gallery\?q=zeppelin$/);
});

test("compare: two videos play in sync, and only their differences are shown", async ({ user: { page } }) => {
  await generateAll(page, ["A keeper rows to the lighthouse"]);
  await cardOf(page, "A keeper rows to the lighthouse").click();
  await expect(page).toHaveURL(/\/gallery\//);
  await page.getByRole("link", { name: "Use again" }).click();
  await generateAll(page, ["A keeper rows slowly to the lighthouse"]);

  await page.goto("/gallery");
  for (const name of [/^A keeper rows to/, /^A keeper rows slowly/]) {
    await page.getByRole("link", { name }).focus();
    await page.keyboard.press("x");
  }
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page).toHaveURL(/\/gallery\/compare\?ids=/);

  const players = page.locator("video");
  await expect(players).toHaveCount(2);
  for (const video of await players.all()) {
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.readyState)).toBeGreaterThan(2);
  }
  await page.keyboard.press("Space");
  const offset = () =>
    players.evaluateAll((both: HTMLVideoElement[]) =>
      Math.abs((both[0]?.currentTime ?? 0) - (both[1]?.currentTime ?? 9)),
    );
  await expect.poll(() => timeOf(players.first())).toBeGreaterThan(1.5);
  expect(await offset()).toBeLessThan(2 / 24);
  expect(await players.evaluateAll((both: HTMLVideoElement[]) => both.filter((one) => !one.muted).length)).toBe(1);
  await page.keyboard.press("Space");
  await page.keyboard.press("Home");
  await page.keyboard.press(".");
  await expect.poll(() => timeOf(players.last())).toBeGreaterThan(0.03);
  expect(await offset()).toBeLessThan(0.001);

  await expect(page.locator("ins")).toHaveText(["added: slowly"]);
  await expect(page.getByText("Images and settings are the same.")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  // The origin of each video links the two.
  await page.getByRole("link", { name: "A keeper rows slowly to the lighthouse" }).click();
  const tree = page.getByRole("region", { name: "Origin" });
  await expect(tree.locator('[aria-current="page"]')).toContainText("used again · This video");
  await tree.getByRole("link", { name: /^A keeper rows to/ }).click();
  await expect(heading(page, /A keeper rows to the lighthouse/)).toBeAttached();
});

test("compare: other users' videos and unknown ones are missing", async ({ user: { page } }) => {
  const ids = ["7b0e9d52-0000-4000-8000-000000000001", "7b0e9d52-0000-4000-8000-000000000002"];
  const answer = await page.goto(`/gallery/compare?ids=${ids.join()}`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Nothing to compare" })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
