import AxeBuilder from "@axe-core/playwright";
import type { CDPSession, Locator, Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures/test";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { addVideos } from "@/e2e/fixtures/videos/add-videos";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";
import type { Clip, Timeline } from "@/lib/sequences/content";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";

const size = { width: 128, height: 72 };
const RATE = 24;
const plainVideo = (prompt: string, bytes: Uint8Array, batch?: string) => ({
  ...{ prompt, bytes, ...size, seconds: 5 as const, batch },
});
const whole = (key: string, videoId: string | null, more: Partial<Clip> = {}): Clip => ({
  ...plainClip,
  ...{ key, videoId, name: `clip ${key}`, frames: 5 * RATE, in: 0, out: 5 * RATE, ...more },
});

/** Makes a sequence, gives it these clips and opens it. */
async function openSequence(page: Page, clips: readonly Clip[], more: Partial<Timeline> = {}): Promise<void> {
  await page.goto("/sequences");
  await page.getByRole("textbox", { name: "New sequence" }).fill("A strip");
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "A strip" })).toBeVisible();
  const content = { ...emptyTimeline, ...more, rate: RATE, clips, by: "test", seq: 1 };
  const write = { path: new URL(page.url()).pathname, body: JSON.stringify({ base: 1, content }) };
  const status = await page.evaluate(async ({ path, body }) => {
    const headers = { "content-type": "application/json" };
    return (await fetch(`/api${path}`, { method: "PUT", headers, body })).status;
  }, write);
  expect(status).toBe(200);
  await page.reload();
  await expect(items(page)).toHaveCount(clips.length);
}

const items = (page: Page) =>
  page.getByRole("region", { name: "Clips" }).getByRole("list").first().getByRole("listitem");
const saved = (page: Page) => expect(page.getByText("All changes saved.")).toBeVisible();
const inspect = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

/** A pointer reaches only what is on the screen, and not what the bars of the page cover. */
const center = (locator: Locator) => locator.evaluate((element) => element.scrollIntoView({ block: "center" }));
const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox();
  if (!box) throw new Error("not shown");
  return box;
};
const middleOf = async (locator: Locator) => {
  const { x, y, width, height } = await boxOf(locator);
  return { x: x + width / 2, y: y + height / 2 };
};
/** Makes the page's window a phone's. Returns what touches it, with up to two fingers. */
async function onPhone(page: Page): Promise<CDPSession> {
  await page.setViewportSize({ width: 390, height: 844 });
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: true, maxTouchPoints: 2 });
  return session;
}
const playheadOf = (page: Page) => page.getByRole("slider", { name: "Playhead" });
const edge = (page: Page, side: "Left" | "Right", place: number) =>
  page.getByRole("slider", { name: `${side} edge of clip ${place}` });

test("strip: by keyboard alone clips are zoomed, moved, trimmed, muted and faded into each other, and it is saved", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const bytes = await tinyVideo(size, 5, 20);
  const [a = "", b = ""] = await addVideos(app, email, [plainVideo("a heron", bytes), plainVideo("a fox", bytes)]);
  await openSequence(page, [whole("a", a), whole("b", b), whole("c", a)]);
  const first = items(page).first();
  const before = (await boxOf(first)).width;
  await page.keyboard.press("+");
  await expect.poll(async () => (await boxOf(first)).width).toBeGreaterThan(before * 1.4);
  await page.keyboard.press("0");
  await expect
    .poll(async () => (await boxOf(items(page).nth(2))).x + (await boxOf(items(page).nth(2))).width)
    .toBeLessThan(1_280);
  await page.keyboard.press("-");

  await first.getByRole("button", { name: "clip a" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { name: "Clip 2: clip b" })).toBeVisible();
  await expect(items(page).nth(1).getByRole("button", { name: "clip b" })).toBeFocused();
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(first).toContainText("clip b");
  await expect(first.getByRole("button", { name: "clip b" })).toBeFocused();
  await page.keyboard.press("m");
  await expect(first.getByLabel("Muted")).toBeVisible();

  await edge(page, "Left", 1).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowRight");
  await edge(page, "Right", 1).focus();
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(first).toContainText("00:00:04:03");

  // From the focused clip on, everything of it is reached by Tab.
  await page.getByRole("button", { name: "Between clips 1 and 2" }).focus();
  await page.keyboard.press("Enter");
  const choice = page.getByRole("dialog", { name: "Between clips 1 and 2" });
  await expect(choice.getByRole("radio", { name: "Cut" })).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(choice.getByRole("slider", { name: "Length of the cross-fade" })).toHaveValue("12");
  await page.keyboard.press("Escape");
  await expect(choice).toBeHidden();
  await expect(page.getByRole("button", { name: "Between clips 1 and 2" })).toBeFocused();
  const second = await boxOf(items(page).nth(1));
  const one = await boxOf(first);
  expect(second.x).toBeLessThan(one.x + one.width);

  await page.getByRole("tab", { name: "Clip" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("slider", { name: "Fade in from black" }).fill("24");
  await page.getByRole("radio", { name: "Crop" }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("combobox", { name: "Aspect ratio" }).selectOption("9:16");
  await page.getByRole("radio", { name: "1080p" }).focus();
  await page.keyboard.press("Space");
  await page.getByRole("tab", { name: "Whole sequence" }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("slider", { name: "Focus point" }).focus();
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("slider", { name: "Focus point" })).toHaveAttribute(
    "aria-valuetext",
    "60% from the left, 49% from the top",
  );
  await saved(page);
  await page.reload();
  await expect(first).toContainText("00:00:04:03");
  await expect(first.getByLabel("Muted")).toBeVisible();
  await page.getByRole("tab", { name: "Whole sequence" }).click();
  await expect(page.getByRole("radio", { name: "1080p" })).toBeChecked();
  await expect(page.getByRole("combobox", { name: "Aspect ratio" })).toHaveValue("9:16");
  await expect(page.getByRole("slider", { name: "Fade in from black" })).toHaveValue("24");
});

test("strip: an end is dragged to whole seconds and to cuts, is one step to undo, and shows frames of the video", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const [a = ""] = await addVideos(app, email, [plainVideo("a heron", await tinyVideo(size, 5, 20))]);
  await openSequence(page, [whole("a", a), whole("b", a), whole("c", null, { name: "the lake at night" })]);
  // What is decoded is beside each other in one image of the page's own.
  await expect
    .poll(() => items(page).first().locator("[style*='blob:']").count(), { timeout: 30_000 })
    .toBeGreaterThan(1);
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  const first = items(page).first();
  await center(first);
  const second = { before: await boxOf(items(page).nth(1)) };
  const from = await middleOf(edge(page, "Right", 1));
  const pixels = (await boxOf(first)).width / 5;
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x - pixels + 4, from.y, { steps: 6 });
  await expect(first).toContainText("00:00:04:00");
  // The others stay until it is released.
  expect((await boxOf(items(page).nth(1))).x).toBeCloseTo(second.before.x, 0);
  await page.mouse.move(from.x - 2 * pixels - 4, from.y, { steps: 6 });
  await page.mouse.up();
  await expect(first).toContainText("00:00:03:00");
  await expect.poll(async () => (await boxOf(items(page).nth(1))).x).toBeLessThan(second.before.x - pixels);
  await page.keyboard.press("Control+z");
  await expect(first).toContainText("00:00:05:00");

  // Escape gives back what was cut off.
  const again = await middleOf(edge(page, "Left", 1));
  await page.mouse.move(again.x, again.y);
  await page.mouse.down();
  await page.mouse.move(again.x + pixels * 1.5, again.y, { steps: 6 });
  await expect(first).not.toContainText("00:00:05:00");
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(first).toContainText("00:00:05:00");

  // Off, every frame can be reached.
  await page.keyboard.press("n");
  await expect(page.getByRole("button", { name: "Snap" })).toHaveAttribute("aria-pressed", "false");
  const ruler = await boxOf(page.getByRole("region", { name: "Clips" }).locator(".cursor-col-resize"));
  await page.mouse.click(ruler.x + pixels * 2 + 4, ruler.y + 16);
  await expect(playheadOf(page)).toHaveValue(String(Math.floor((2 + 4 / pixels) * RATE)));
  await page.keyboard.press("n");
  await page.mouse.click(ruler.x + pixels * 2 + 4, ruler.y + 16);
  await expect(playheadOf(page)).toHaveValue("48");

  // A clip is dragged over another one.
  const gap = await middleOf(items(page).nth(2).getByRole("button", { name: "the lake at night" }));
  const target = await boxOf(items(page).nth(1));
  await page.mouse.move(gap.x, gap.y + 40);
  await page.mouse.down();
  await page.mouse.move(target.x + 20, gap.y + 40, { steps: 10 });
  await page.mouse.up();
  await expect(items(page).nth(1)).toContainText("the lake at night");
});

test("strip: a cross-fade that does not fit says so, and so does one beside a gap", async ({
  account: { page, email },
  app,
}) => {
  const [a = ""] = await addVideos(app, email, [plainVideo("a heron", await tinyVideo(size, 5, 20))]);
  await openSequence(page, [whole("a", a, { out: 24, crossfade: 48 }), whole("b", a), whole("c", null)]);
  await expect(page.getByText("These clips are too short for it: 0.50 s are used.")).toBeVisible();
  await items(page).nth(1).getByRole("button", { name: "clip b" }).click();
  await page.getByRole("radio", { name: "Cross-fade" }).check();
  await expect(page.getByText("There is no video on one side, so this is a cut for now.")).toBeVisible();
});

test("strip: a clip is replaced in place by another variation, offered first, and a deleted one keeps name and length", async ({
  account: { page, email },
  app,
}) => {
  const [bytes, batch] = [await tinyVideo(size, 5, 20), crypto.randomUUID()];
  const [one = ""] = await addVideos(app, email, [
    plainVideo("a heron, first", bytes, batch),
    plainVideo("a heron, second", bytes, batch),
    plainVideo("a fox", bytes),
  ]);
  await openSequence(page, [whole("a", one, { in: 24, out: 72 }), whole("b", crypto.randomUUID(), { out: 36 })]);
  await expect(items(page).nth(1)).toContainText("Video deleted");
  await expect(items(page).nth(1)).toContainText("clip b");
  await expect(items(page).nth(1)).toContainText("00:00:01:12");
  await page.getByRole("button", { name: "Replace" }).click();
  const dialog = page.getByRole("dialog", { name: "Replace" });
  await expect(dialog.getByRole("heading", { name: "Other variations" })).toBeVisible();
  await expect(dialog.getByRole("listitem").nth(1)).toContainText("a heron, second");
  await dialog.getByRole("listitem").nth(1).getByRole("button").click();
  await expect(items(page).first()).toContainText("a heron, second");
  await expect(items(page).first()).toContainText("00:00:02:00");
});

test("strip: five hundred clips are all there, and only those on the screen have more than their name", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const [a = ""] = await addVideos(app, email, [plainVideo("a heron", await tinyVideo(size, 5, 20))]);
  const clips = Array.from({ length: 500 }, (_, at) => whole(String(at), a, { out: 24 + (at % 90) }));
  await openSequence(page, clips);
  const region = page.getByRole("region", { name: "Clips" });
  await expect.poll(() => region.locator("[style*='blob:']").count(), { timeout: 30_000 }).toBeGreaterThan(1);
  expect(await region.locator("[style*='blob:']").count()).toBeLessThan(100);
  expect(await region.getByRole("button", { name: /^Between clips/ }).count()).toBeLessThan(60);
  await page.keyboard.press("0");
  await expect.poll(async () => (await boxOf(items(page).last())).x).toBeLessThan(1_280);
  await items(page).last().getByRole("button").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Clip 500: clip 499" })).toBeVisible();
  await page.getByRole("button", { name: "Move earlier" }).click();
  await expect(page.getByRole("heading", { name: "Clip 499: clip 499" })).toBeVisible();
});

/** A finger goes down, moves and goes up. */
async function swipe(session: CDPSession, from: { x: number; y: number }, to: { x: number; y: number }, rest = 0) {
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", points: { x: number; y: number }[]) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  await touch("touchStart", [from]);
  if (rest > 0) await new Promise((done) => setTimeout(done, rest));
  for (let step = 1; step <= 8; step += 1)
    await touch("touchMove", [{ x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 }]);
  await touch("touchEnd", []);
}

const captionRow = (page: Page) => page.getByRole("list", { name: "Captions on the strip" });
const captionEdge = (page: Page, side: "Left" | "Right", place: number) =>
  page.getByRole("slider", { name: `${side} edge of caption ${place}` });
const CAPTIONS = [
  { from: 24, to: 48, text: "the bottom of this lake" },
  { from: 96, to: 144, text: "has never been seen" },
];

test("strip: captions are selected, moved, trimmed and undone by keyboard, as one selection with their list", async ({
  user: { page, email },
  app,
}) => {
  test.slow();
  const [a = ""] = await addVideos(app, email, [plainVideo("a heron", await tinyVideo(size, 5, 20))]);
  await openSequence(page, [whole("a", a), whole("b", a)], { captions: CAPTIONS });
  const blocks = captionRow(page).getByRole("button");
  await expect(blocks).toHaveCount(2);
  await page.getByRole("button", { name: /^Captions/ }).click();
  const listed = page.getByRole("list", { name: "All captions" }).getByRole("button");
  await blocks.first().focus();
  await page.keyboard.press("ArrowRight");
  await expect(blocks.nth(1)).toBeFocused();
  await expect(playheadOf(page)).toHaveValue("96");
  await expect(listed.nth(1)).toHaveAttribute("aria-pressed", "true");
  // The clip that is selected stays selected.
  await expect(page.getByRole("heading", { name: "Clip 1: clip a" })).toBeVisible();
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(blocks.nth(1)).toHaveAccessibleName(/^Caption 2, 00:00:03:22 to 00:00:05:22/);
  await page.keyboard.press("Tab");
  await expect(captionEdge(page, "Left", 2)).toBeFocused();
  await page.keyboard.press("Shift+ArrowRight");
  await expect(listed.nth(1)).toHaveAccessibleName(/^Caption 2, 00:00:04:08 to 00:00:05:22/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowLeft");
  await expect(listed.nth(1)).toHaveAccessibleName(/^Caption 2, 00:00:04:08 to 00:00:05:21/);
  await listed.first().click();
  await expect(blocks.first()).toHaveAttribute("aria-pressed", "true");
  await expect(captionEdge(page, "Left", 1)).toBeVisible();
  await blocks.first().focus();
  await page.keyboard.press("Delete");
  await expect(blocks).toHaveCount(1);
  await expect(items(page).filter({ hasText: "clip a" })).toHaveCount(1);
  await page.keyboard.press("Control+z");
  await expect(blocks).toHaveCount(2);
  await inspect(page);
});

test("strip: on a phone captions are dragged by touch, each drag one step, and two fingers zoom at their place", async ({
  user: { page, email },
  app,
}) => {
  test.slow();
  const [a = ""] = await addVideos(app, email, [plainVideo("a heron", await tinyVideo(size, 5, 20))]);
  await page.emulateMedia({ reducedMotion: "reduce" });
  const session = await onPhone(page);
  await openSequence(page, [whole("a", a), whole("b", a)], { captions: CAPTIONS });
  const first = captionRow(page).getByRole("button").first();
  await expect(first).toBeVisible();
  await center(first);
  // 40 pixels of a second.
  const from = await middleOf(first);
  await swipe(session, from, { x: from.x + 80, y: from.y }, 800);
  await expect(first).toHaveAccessibleName(/^Caption 1, 00:00:03:00 to 00:00:04:00/);
  const right = await middleOf(captionEdge(page, "Right", 1));
  await swipe(session, right, { x: right.x + 20, y: right.y });
  await expect(first).toHaveAccessibleName(/^Caption 1, 00:00:03:00 to 00:00:04:1\d/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(first).toHaveAccessibleName(/^Caption 1, 00:00:03:00 to 00:00:04:00/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(first).toHaveAccessibleName(/^Caption 1, 00:00:01:00 to 00:00:02:00/);

  const clip = items(page).first();
  await center(clip);
  const { x, y, width } = await boxOf(clip);
  const place = { x: x + 100, y: y + 40 };
  const share = (place.x - x) / width;
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", apart: number) =>
    session.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: apart ? [-apart, apart].map((by, id) => ({ x: place.x + by, y: place.y, id })) : [],
    });
  await touch("touchStart", 30);
  for (const apart of [40, 50, 60]) await touch("touchMove", apart);
  await touch("touchEnd", 0);
  await expect.poll(async () => (await boxOf(clip)).width / width).toBeCloseTo(2, 1);
  const after = await boxOf(clip);
  expect(Math.abs(after.x + share * after.width - place.x)).toBeLessThan(3);
  // The page itself is not zoomed.
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: "zh", url: app.url }]);
  for (const scheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.reload();
    await expect(page.getByRole("list", { name: "时间线上的字幕" })).toBeVisible();
    await inspect(page);
  }
});

test("strip: a click that comes before the settings' script is not lost, and what remains of a crop is dragged", async ({
  user: { page, email },
  app,
}) => {
  const [a = ""] = await addVideos(app, email, [plainVideo("a heron", await tinyVideo(size, 5, 20))]);
  const output = { ...emptyTimeline.output, ratio: "9:16", fit: "crop" } as const;
  await openSequence(page, [whole("a", a), whole("b", a)], { output });
  // Shown by script alone, which is there now; nothing of the page was touched.
  await expect(page.getByRole("button", { name: "Between clips 1 and 2" })).toBeVisible();
  await page.getByRole("button", { name: "Move later" }).evaluate((button: HTMLElement) => button.click());
  await page.mouse.move(5, 5);
  await expect(page.getByRole("heading", { name: "Clip 2: clip a" })).toBeVisible();
  const point = page.getByRole("slider", { name: "Focus point" });
  await point.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await boxOf(point);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width - 2, y + 5, { steps: 4 });
  await page.mouse.up();
  // Nothing is cut off above and below.
  await expect(point).toHaveAttribute("aria-valuetext", "100% from the left, 50% from the top");
  await page.keyboard.press("Control+z");
  await expect(point).toHaveAttribute("aria-valuetext", "50% from the left, 50% from the top");
});

test("strip: on a phone ends and clips are dragged by touch, and it passes in both themes and in Chinese", async ({
  user: { page, email },
  app,
}) => {
  test.slow();
  const [a = ""] = await addVideos(app, email, [plainVideo("a heron", await tinyVideo(size, 5, 20))]);
  const session = await onPhone(page);
  // Of another ratio than the videos, so that there is something to crop.
  const output = { ...emptyTimeline.output, ratio: "9:16" } as const;
  await openSequence(page, [whole("a", a, { crossfade: 12 }), whole("b", a), whole("c", null)], { output });
  const first = items(page).first();
  await center(first);
  const from = await middleOf(edge(page, "Right", 1));
  // Above the button that is between the clips.
  await swipe(session, { x: from.x, y: from.y - 20 }, { x: from.x - 80, y: from.y - 20 });
  await expect(first).toContainText("00:00:03:00");
  const second = items(page).nth(1).getByRole("button", { name: "clip b" });
  const { x, y } = await boxOf(second);
  await swipe(session, { x: x + 60, y: y + 100 }, { x: 20, y: y + 100 }, 800);
  await expect(first).toContainText("clip b");
  await inspect(page);
  await page.getByRole("tab", { name: "Whole sequence" }).click();
  await page.getByRole("radio", { name: "Crop" }).check();
  await inspect(page);
  await saved(page);
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: "zh", url: app.url }]);
  for (const scheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.reload();
    await expect(page.getByRole("tab", { name: "整个序列" })).toBeVisible();
    await expect(page.getByRole("slider", { name: "焦点" })).toBeVisible();
    await inspect(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});
