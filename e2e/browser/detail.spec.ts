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
    const dispatch = (type: string, x: number) =>
      element.dispatchEvent(
        new PointerEvent(type, {
          ...{ bubbles: true, pointerId: 2, pointerType: "touch", isPrimary: true },
          ...{ clientX: x, clientY: y },
        }),
      );
    dispatch("pointerdown", from);
    dispatch("pointermove", from + by / 2);
    dispatch("pointermove", from + by);
    dispatch("pointerup", from + by);
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
  // At most the video and what is fetched of its neighbor; a card behind it may have one of its own.
  expect(await page.getByRole("dialog").locator("video").count()).toBeLessThanOrEqual(2);
  await page.getByRole("link", { name: "Previous video" }).click();
  await expect(heading(page, /A zeppelin at dusk/)).toBeAttached();
  await swipe(video(page), -160);
  await expect(heading(page, /A zeppelin at dawn/)).toBeAttached();
  await swipe(video(page), 160);
  await expect(heading(page, /A zeppelin at dusk/)).toBeAttached();
  // The player's slider is dragged, not swiped.
  await swipe(page.getByRole("slider", { name: "Position" }), -160);
  await expect(page.getByRole("link", { name: "Next video" })).toHaveAttribute("href", /\?q=zeppelin$/);
  await expect(heading(page, /A zeppelin at dusk/)).toBeAttached();

  // After any number of videos, Back returns to the gallery with its search.
  await page.goBack();
  await expect(page).toHaveURL(/\/gallery\?q=zeppelin$/);
});

test("lightbox: a video opens above the gallery, which keeps its place and gets the focus back", async ({
  user: { page },
}) => {
  const prompts = ["A first kite", "A second kite", "A third kite"];
  await generateAll(page, prompts);
  await page.setViewportSize({ width: 1024, height: 400 });
  await page.goto("/gallery");
  const card = (prompt: string) => page.locator(`[data-card][aria-label^="${prompt}"]`);
  const ids = await Promise.all(prompts.map((prompt) => card(prompt).getAttribute("data-card")));
  await page.evaluate(() => window.scrollTo(0, 60));
  const place = () => page.evaluate(() => window.scrollY);
  const entries = await page.evaluate(() => history.length);

  // Focus may scroll the card into view; what opens above the gallery may not.
  await card("A third kite").focus();
  const before = await place();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "A third kite" });
  await expect(dialog).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/gallery/${ids[2]}$`));
  await expect(page).toHaveTitle(/^A third kite/);
  // The gallery is behind it, unchanged and out of reach.
  await expect(card("A third kite")).toBeAttached();
  expect(await page.evaluate(() => document.querySelector("main")?.closest("[inert]") !== null)).toBe(true);
  expect(await place()).toBe(before);
  // Its keys are the player's, and the gallery's do nothing.
  await expect(dialog.getByRole("button", { name: "Mute" })).toBeVisible();
  await page.keyboard.press("m");
  await expect(dialog.getByRole("button", { name: "Mute" })).toHaveAttribute("aria-pressed", "true");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("m");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("dialog", { name: "A second kite" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("dialog", { name: "A first kite" })).toBeVisible();
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);

  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page).toHaveURL(/\/gallery$/);
  await expect(card("A first kite")).toBeFocused();
  await expect(page.getByText(/selected/)).toHaveCount(0);
  expect(await page.evaluate(() => document.querySelector("[inert]"))).toBeNull();

  // Back closes it as well, and leaves the focus where it was opened.
  await card("A second kite").click();
  await expect(page.getByRole("dialog", { name: "A second kite" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(card("A second kite")).toBeFocused();

  // On a phone, a long video page is scrolled; the next video is shown from its top, and the gallery doesn't move.
  await page.setViewportSize({ width: 390, height: 600 });
  await card("A second kite").click();
  const scrolled = async (prompt: string) => {
    await expect(page.getByRole("dialog", { name: prompt })).toBeVisible();
    await expect(video(page)).toBeInViewport();
    await page.getByRole("button", { name: "Save", exact: true }).scrollIntoViewIfNeeded();
    await expect(video(page)).not.toBeInViewport();
  };
  const held = await place();
  await scrolled("A second kite");
  await page.getByRole("link", { name: "Next video" }).click();
  await scrolled("A first kite");
  await page.getByRole("link", { name: "Previous video" }).click();
  await expect(page.getByRole("dialog", { name: "A second kite" })).toBeVisible();
  await page.getByRole("dialog").getByRole("link", { name: "Gallery" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(await place()).toBe(held);

  // A deleted video closes it too, and its card is gone.
  await card("A first kite").click();
  await page.getByRole("dialog", { name: "A first kite" }).getByRole("button", { name: "Delete" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(card("A first kite")).toHaveCount(0);
});

test("lightbox: reloaded, a video has its own page, and the gallery's other pages are pages", async ({
  user: { page },
}) => {
  await generateAll(page, ["A lamp in a well", "A clock in a well"]);
  await page.goto("/gallery");
  await page.getByRole("link", { name: /^A clock in a well/ }).click();
  await expect(page.getByRole("dialog", { name: "A clock in a well" })).toBeVisible();
  await page.reload();
  await expect(heading(page, /A clock in a well/)).toBeAttached();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1, name: "Gallery" })).toHaveCount(0);
  await page.getByRole("link", { name: "Next video" }).click();
  await expect(heading(page, /A lamp in a well/)).toBeAttached();
  await expect(page.getByRole("dialog")).toHaveCount(0);

  for (const name of ["Trash", "Collections", "Import"]) {
    await page.goto("/gallery");
    await page.getByRole("navigation", { name: "More" }).getByRole("link", { name }).click();
    await expect(page).toHaveURL(new RegExp(`/gallery/${name.toLowerCase()}$`));
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  }
  expect((await page.goto("/gallery/7b0e9d52-0000-4000-8000-000000000000/nothing"))?.status()).toBe(404);
});

test("detail: the video and what is done with it fit the window, in its rail or above it", async ({
  user: { page },
}) => {
  await generateAll(page, ["A cart of oranges crosses the square"]);
  const address = (await cardOf(page, "A cart of oranges").getAttribute("href")) ?? "";
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(address);
  await expect(page.getByRole("button", { name: "One frame forward" })).toBeVisible();
  for (const name of ["Share", "Favorite", "Continue from the last frame", "Delete", "Use this frame"]) {
    await expect(page.getByRole("button", { name, exact: true })).toBeInViewport({ ratio: 1 });
  }
  for (const name of ["Download", "Use again"]) {
    await expect(page.getByRole("link", { name, exact: true })).toBeInViewport({ ratio: 1 });
  }
  await expect(page.getByRole("region", { name: "Prompt" })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("region", { name: "Details" })).toBeInViewport({ ratio: 1 });
  const box = await video(page).boundingBox();
  expect(box?.width).toBeGreaterThan(1440 - 22 * 16 - 20);
  expect(box?.height).toBeGreaterThan(600);
  // Ten seconds are 0:10, and a moment has its frame.
  await expect(page.getByText("0:05", { exact: true }).first()).toBeVisible();
  await page.keyboard.press(".");
  await expect(page.getByText("0:00 · f01", { exact: true })).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(video(page)).toBeInViewport({ ratio: 1 });
  for (const name of ["Share", "Favorite"]) {
    await expect(page.getByRole("button", { name, exact: true })).toBeInViewport({ ratio: 1 });
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

test("compare: two videos play in sync, and only their differences are shown", async ({ user: { page } }) => {
  await generateAll(page, ["A keeper rows to the lighthouse"]);
  await cardOf(page, "A keeper rows to the lighthouse").click();
  await expect(page).toHaveURL(/\/gallery\//);
  await page.getByRole("link", { name: "Use again" }).click();
  await generateAll(page, ["A keeper rows slowly to the lighthouse"]);

  await page.goto("/gallery");
  for (const [at, name] of [/^A keeper rows to/, /^A keeper rows slowly/].entries()) {
    await page.getByRole("link", { name }).focus();
    await page.keyboard.press("x");
    // The order in which they are chosen is the order in which they are compared.
    await expect(page.getByText(`${at + 1} selected`)).toBeVisible();
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

test("compare: a video whose file is gone says so in its place, beside the one that is there", async ({
  user: { page },
}) => {
  await generateAll(page, ["A keeper rows", "A keeper sleeps"]);
  const { items } = await (await page.request.get("/api/generations")).json();
  const [gone, kept]: string[] = items.map(({ id }: { id: string }) => id);
  const files = `**/api/files/video/${gone}*`;
  await page.route(files, (route) => route.fulfill({ status: 404 }));
  await page.goto(`/gallery/compare?ids=${gone},${kept}`);
  const said = page.getByRole("alert").filter({ hasText: "couldn’t be loaded" });
  await expect(said).toHaveCount(1);
  const [box, video] = [await said.boundingBox(), await page.locator("video").first().boundingBox()];
  const middle = (side: typeof box) => (side ? side.x + side.width / 2 : Number.NaN);
  expect(Math.abs(middle(box) - middle(video))).toBeLessThan(2);
  await page.unroute(files);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(said).toHaveCount(0);
  for (const player of await page.locator("video").all())
    await expect.poll(() => player.evaluate((element: HTMLVideoElement) => element.readyState)).toBeGreaterThan(0);
});

test("compare: other users' videos and unknown ones are missing", async ({ account: { page } }) => {
  const ids = ["7b0e9d52-0000-4000-8000-000000000001", "7b0e9d52-0000-4000-8000-000000000002"];
  const answer = await page.goto(`/gallery/compare?ids=${ids.join()}`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "Nothing to compare" })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
