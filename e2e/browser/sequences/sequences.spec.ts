import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures/test";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { addVideos } from "@/e2e/fixtures/videos/add-videos";
import { loudestMoment, readVideo } from "@/e2e/fixtures/videos/read-video";
import { withSound } from "@/e2e/fixtures/videos/with-sound";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";

/** Frames of a fixture's group, at its 12 frames a second; a sequence counts 24. */
const GROUP = 20;
const size = { width: 128, height: 72 };
const silent = (prompt: string, bytes: Uint8Array) => ({ prompt, bytes, ...size, seconds: 5 as const });

const inspect = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
const saved = (page: Page) => expect(page.getByText("All changes saved.")).toBeVisible();

/** Opens the export, begins it and reads the file that it saves. */
async function exportNow(page: Page, said: RegExp): Promise<Uint8Array> {
  await page.getByRole("button", { name: "Export", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText(said)).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "Export as MP4" }).focus();
  await page.keyboard.press("Enter");
  const save = page.getByRole("button", { name: "Save to this device" });
  await expect(save).toBeVisible({ timeout: 90_000 });
  const download = page.waitForEvent("download");
  await save.focus();
  await page.keyboard.press("Enter");
  const file = await (await download).path();
  await expect(page.getByText(/The file is in your downloads\./)).toBeVisible();
  return new Uint8Array(await readFile(file));
}

test("sequences: by keyboard alone, six videos become one file that has every frame of theirs", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const bytes = await Promise.all(Array.from({ length: 6 }, () => tinyVideo(size, 5, GROUP)));
  await addVideos(
    app,
    email,
    bytes.map((video, at) => silent(`shot ${at + 1} of the story`, video)),
  );
  await page.goto("/gallery");
  await page
    .getByRole("link", { name: /shot 6/ })
    .first()
    .focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "Add to a sequence" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "New sequence" }).focus();
  await page.keyboard.type("The story");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Open", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "The story" })).toBeVisible();
  const clips = page.getByRole("region", { name: "Clips" }).getByRole("listitem");
  await expect(clips).toHaveCount(6);
  // A selection of everything begins with the oldest.
  for (let at = 0; at < 6; at += 1) await expect(clips.nth(at)).toContainText(`shot ${at + 1}`);
  const file = await exportNow(page, /copied without any loss/);
  const read = await readVideo(file);
  const sources = await Promise.all(bytes.map(readVideo));
  expect(read.frames.map((one) => one.bytes)).toEqual(sources.flatMap(({ frames }) => frames.map((one) => one.bytes)));
  expect(Math.abs(read.seconds - 30)).toBeLessThan(1 / 24);
});

test("sequences: clips are moved, trimmed, split, joined and undone by keys, saved, and encoded with their sound", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const plain = await tinyVideo(size, 5, GROUP);
  const [quiet, loud] = await addVideos(app, email, [
    silent("a quiet lake", plain),
    silent("a loud street", await withSound(plain, { seconds: 5, clickAt: 2, codec: "aac" })),
  ]);
  await page.goto(`/gallery/${quiet}`);
  await page.getByRole("button", { name: "Add to a sequence" }).click();
  await page.getByRole("textbox", { name: "New sequence" }).fill("Lake and street");
  await page.getByRole("button", { name: "Create and add" }).click();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("button", { name: "Add a video" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "a loud street" }).click();
  const clips = page.getByRole("region", { name: "Clips" }).getByRole("listitem");
  await expect(clips).toHaveCount(2);
  await saved(page);
  await expect(page.getByRole("heading", { name: "Clip 2: a loud street" })).toBeVisible();
  await page.getByRole("button", { name: "Move earlier" }).click();
  await expect(clips.first()).toContainText("a loud street");

  // The playhead is at the first frame of the selected clip.
  const playhead = page.getByRole("slider", { name: "Playhead" });
  await playhead.fill("24");
  await page.keyboard.press("i");
  await expect(clips.first()).toContainText("00:00:04:00");
  await playhead.fill("71");
  await page.keyboard.press("o");
  await expect(clips.first()).toContainText("00:00:03:00");
  await playhead.fill("24");
  await page.keyboard.press("s");
  await expect(clips).toHaveCount(3);
  await page.getByRole("button", { name: "Join with the one before" }).click();
  await expect(clips).toHaveCount(2);
  await page.keyboard.press("d");
  await expect(clips).toHaveCount(3);
  await page.keyboard.press("Delete");
  await expect(clips).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(clips).toHaveCount(3);
  await page.keyboard.press("Control+z");
  await expect(clips).toHaveCount(2);
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+z");
  await saved(page);
  await page.reload();
  await expect(clips).toHaveCount(2);
  await expect(clips.first()).toContainText("00:00:03:00");
  const file = await exportNow(page, /encoded again at 128 × 72, because a cut is not at a key frame/);
  const read = await readVideo(file);
  expect(read.frames).toHaveLength(3 * 24 + 5 * 24);
  const times = read.frames.map(({ at }) => at).toSorted((a, b) => a - b);
  for (let at = 1; at < times.length; at += 1) expect((times[at] ?? 0) - (times[at - 1] ?? 0)).toBeCloseTo(1 / 24, 2);
  expect(Math.abs(read.seconds - 8)).toBeLessThan(1 / 24);
  expect(Math.abs((read.audioSeconds ?? 0) - 8)).toBeLessThan(0.06);
  // The click was two seconds into a clip that now begins one second later.
  expect(Math.abs((loudestMoment(file) ?? 1) - 1)).toBeLessThan(0.02);
  await page.goto(`/gallery/${loud}`);
  await expect(page.getByRole("link", { name: "Lake and street" })).toBeVisible();
});

test("sequences: it plays across cuts and gaps, and two pages that change it meet", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const plain = await tinyVideo(size, 5, GROUP);
  const [first] = await addVideos(app, email, [silent("a heron", plain), silent("a fox", plain)]);
  await page.goto(`/gallery/${first}`);
  await page.getByRole("button", { name: "Add to a sequence" }).click();
  await page.getByRole("textbox", { name: "New sequence" }).fill("Two animals");
  await page.getByRole("button", { name: "Create and add" }).click();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("slider", { name: "End" }).fill("12");
  await page.getByRole("button", { name: "Plan a scene" }).click();
  await page.getByRole("slider", { name: "End" }).fill("6");
  await page.getByRole("button", { name: "Add a video" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "a fox" }).click();
  await saved(page);
  const playhead = page.getByRole("slider", { name: "Playhead" });
  await playhead.fill("0");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect.poll(async () => Number(await playhead.inputValue()), { timeout: 30_000 }).toBeGreaterThan(24);
  await page.getByRole("button", { name: "Pause", exact: true }).click();
  await page.keyboard.press("ArrowUp");
  await expect(playhead).toHaveValue("18");
  await page.keyboard.press("ArrowUp");
  await expect(playhead).toHaveValue("12");
  await expect(page.getByRole("region", { name: "Preview" }).getByText("Scene 2")).toBeVisible();

  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByRole("button", { name: "Remove clip" }).click();
  await saved(other);
  await page.getByRole("button", { name: "Plan a scene" }).click();
  await expect(page.getByText("This sequence was changed on another page or device.")).toBeVisible();
  await page.getByRole("button", { name: "Use the other one" }).click();
  const clips = page.getByRole("region", { name: "Clips" }).getByRole("listitem");
  await expect(clips).toHaveCount(2);
  // What was here can be had again.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(clips).toHaveCount(4);
  await saved(page);
  await page.getByRole("button", { name: "Delete sequence" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sequences" })).toBeVisible();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Two animals" })).toBeVisible();
});

test("sequences: the pages pass on a phone, in both themes and in Chinese, and nothing is cut off", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const [id] = await addVideos(app, email, [silent("a heron", await tinyVideo(size, 5, GROUP))]);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/sequences");
  await inspect(page);
  await page.goto(`/gallery/${id}`);
  await page.getByRole("button", { name: "Add to a sequence" }).click();
  await inspect(page);
  await page.getByRole("textbox", { name: "New sequence" }).fill("A very long name of a sequence that needs two lines");
  await page.getByRole("button", { name: "Create and add" }).click();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Clip 1: a heron" })).toBeVisible();
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: "zh", url: app.url }]);
  for (const scheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.reload();
    await expect(page.getByRole("region", { name: "片段", exact: true })).toBeVisible();
    await inspect(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});
