import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "@/e2e/fixtures/test";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { addVideos } from "@/e2e/fixtures/videos/add-videos";
import { grayFrames, loudestMoment, readVideo } from "@/e2e/fixtures/videos/read-video";
import { withSound } from "@/e2e/fixtures/videos/with-sound";
import type { Clip, SequenceView, Timeline } from "@/lib/sequences/content";
import { plainClip } from "@/lib/sequences/timeline";

const RATE = 24;
/** Frames of a fixture's group, at its 12 frames a second. */
const GROUP = 20;
const wide = { width: 128, height: 72 };
const tall = { width: 72, height: 128 };

const video = (prompt: string, bytes: Uint8Array, size = wide) => ({ prompt, bytes, ...size, seconds: 5 as const });
const clip = (videoId: string | undefined, given: Partial<Clip> = {}): Clip => ({
  ...{ ...plainClip, key: crypto.randomUUID(), videoId: videoId ?? null, name: "a heron" },
  ...{ frames: 5 * RATE, in: 0, out: 5 * RATE, ...given },
});

/** Makes a sequence of a video and opens its page. */
async function openSequence(page: Page, videoId: string | undefined): Promise<void> {
  await page.goto(`/gallery/${videoId}`);
  await page.getByRole("button", { name: "Add to a sequence" }).click();
  await page.getByRole("textbox", { name: "New sequence" }).fill("The story");
  await page.getByRole("button", { name: "Create and add" }).click();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "The story" })).toBeVisible();
}

/** Writes the open sequence's timeline as its page does, and opens it again. */
async function write(page: Page, timeline: Partial<Timeline>): Promise<void> {
  const address = page.url().replace("/sequences/", "/api/sequences/");
  const { sequence } = (await (await page.request.get(address)).json()) as { sequence: SequenceView };
  const content = { ...sequence.content, ...timeline, by: crypto.randomUUID(), seq: 1 };
  const origin = new URL(address).origin;
  const answer = await page.request.put(address, {
    headers: { origin, "sec-fetch-site": "same-origin" },
    data: { base: sequence.version, content },
  });
  expect(answer.status()).toBe(200);
  await page.reload();
}

const openExport = (page: Page) => page.getByRole("button", { name: "Export", exact: true }).click();
const begin = (page: Page) => page.getByRole("button", { name: "Export as MP4" }).click({ timeout: 60_000 });

async function savedFile(page: Page): Promise<Uint8Array> {
  const save = page.getByRole("button", { name: "Save to this device" });
  await expect(save).toBeVisible({ timeout: 120_000 });
  const download = page.waitForEvent("download");
  await save.click();
  return new Uint8Array(await readFile(await (await download).path()));
}

async function exported(page: Page, said: RegExp): Promise<Uint8Array> {
  await openExport(page);
  await expect(page.getByText(said)).toBeVisible({ timeout: 60_000 });
  await begin(page);
  const file = await savedFile(page);
  await page.getByRole("button", { name: "Close" }).click();
  return file;
}

const evenly = (frames: { at: number }[]): void => {
  const times = frames.map(({ at }) => at).toSorted((a, b) => a - b);
  for (let at = 1; at < times.length; at += 1) expect((times[at] ?? 0) - (times[at - 1] ?? 0)).toBeCloseTo(1 / RATE, 3);
};

test("export: in every ratio and fit, cross-fades have their frames and the sound stays in step", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const plain = await tinyVideo(wide, 5, GROUP);
  const sounding = await withSound(await tinyVideo(tall, 5, GROUP), { seconds: 5, clickAt: 3, codec: "aac" });
  const ids = await addVideos(app, email, [video("a lake", plain), video("a street", sounding, tall)]);
  await openSequence(page, ids[0]);
  for (const [ratio, fit, size] of [
    ["first", "pad", [128, 72]],
    ["9:16", "crop", [72, 128]],
    ["1:1", "blur", [72, 72]],
    ["4:3", "pad", [96, 72]],
    ["3:4", "crop", [72, 96]],
    ["21:9", "blur", [168, 72]],
  ] as const) {
    await write(page, {
      clips: [clip(ids[0], { crossfade: 24 }), clip(ids[1], { crossfade: 12 }), clip(ids[0])],
      fades: { in: 12, out: 12 },
      output: { ratio, fit, resolution: 720 },
    });
    const file = await exported(page, /because the clips have different settings/);
    const read = await readVideo(file);
    const frames = 3 * 5 * RATE - 24 - 12;
    expect([ratio, read.frames.length, read.size]).toEqual([ratio, frames, [...size]]);
    evenly(read.frames);
    expect(Math.abs(read.seconds - frames / RATE)).toBeLessThan(1 / RATE);
    expect(Math.abs((read.audioSeconds ?? 0) - frames / RATE)).toBeLessThan(0.06);
    // The street begins a second before the lake ends.
    expect(Math.abs((loudestMoment(file) ?? 7) - 7)).toBeLessThan(0.02);
    const shown = grayFrames(file, { width: 16, height: 16 });
    if (!shown) continue;
    expect(shown).toHaveLength(frames);
    // The first and the last frame of a sequence that is faded are black, and none is between.
    for (const at of [0, frames - 1]) expect(Math.max(...(shown[at] ?? [255]))).toBeLessThan(24);
    expect(Math.max(...(shown[60] ?? [0]))).toBeGreaterThan(60);
  }
});

test("export: clips that begin at every offset of a group show exactly their frames", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const bytes = await tinyVideo(wide, 5, GROUP);
  const [id] = await addVideos(app, email, [video("a lake", bytes)]);
  await openSequence(page, id);
  const offsets = Array.from({ length: 2 * GROUP }, (_, at) => at);
  await write(page, { clips: offsets.map((at) => clip(id, { in: at, out: at + 6 })) });
  const file = await exported(page, /because a cut is not at a key frame/);
  const read = await readVideo(file);
  expect(read.frames).toHaveLength(offsets.length * 6);
  evenly(read.frames);
  const [shown, source] = [grayFrames(file, wide), grayFrames(bytes, wide)];
  if (!shown || !source) return;
  const wrong: string[] = [];
  for (const [at, frame] of shown.entries()) {
    const expected = Math.floor(((at % 6) + Math.floor(at / 6)) / 2);
    const apart = source.map((one) => one.reduce((sum, value, n) => sum + Math.abs(value - (frame[n] ?? 0)), 0));
    const nearest = apart.indexOf(Math.min(...apart));
    if (nearest !== expected) wrong.push(`frame ${at}: ${nearest} instead of ${expected}`);
  }
  expect(wrong).toEqual([]);
});

test("export: the label is in the opening frames on request, and the sound can be had alone", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const sounding = await withSound(await tinyVideo({ width: 320, height: 180 }, 5, GROUP), {
    ...{ seconds: 5, clickAt: 2, codec: "aac" },
  });
  const [id] = await addVideos(app, email, [video("a lake", sounding)]);
  await openSequence(page, id);
  await openExport(page);
  await expect(page.getByText(/copied without any loss/)).toBeVisible({ timeout: 60_000 });
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("checkbox", { name: "Write “AI-generated” into the opening frames" }).check();
  await expect(page.getByText(/because a label is written into it/)).toBeVisible({ timeout: 60_000 });
  await begin(page);
  const shown = grayFrames(await savedFile(page), { width: 320, height: 180 });
  if (shown) {
    // The upper right corner.
    const brightest = (at: number) =>
      Math.max(...[...(shown[at] ?? [])].filter((_, n) => n < 320 * 30 && n % 320 > 240));
    expect(brightest(2 * RATE)).toBeGreaterThan(brightest(4 * RATE) + 60);
  }
  await page.getByRole("button", { name: "Close" }).click();
  await openExport(page);
  await page.getByRole("radio", { name: /Its sound alone/ }).check({ timeout: 60_000 });
  await page.getByRole("button", { name: "Export as M4A" }).click();
  const sound = await savedFile(page);
  expect(Math.abs((loudestMoment(sound) ?? 2) - 2)).toBeLessThan(0.02);
});

test("export: after a reload it goes on where it ended, a second one waits its turn, and a full device keeps nothing", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const size = { width: 640, height: 360 };
  const [id] = await addVideos(app, email, [video("a lake", await tinyVideo(size, 5, GROUP), size)]);
  await openSequence(page, id);
  await write(page, { clips: Array.from({ length: 24 }, () => clip(id, { crossfade: 12 })) });
  await openExport(page);
  await begin(page);
  const share = async () => Number(await page.getByRole("progressbar", { name: "Export" }).getAttribute("value"));
  await expect.poll(share, { timeout: 120_000 }).toBeGreaterThan(0.2);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await openExport(other);
  await begin(other);
  await expect(other.getByText(/Another export is running in this browser/)).toBeVisible();
  await other.close();
  // The page asks before it is left.
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await openExport(page);
  const go = page.getByRole("button", { name: /Continue from \d+%/ });
  await expect(go).toBeVisible({ timeout: 60_000 });
  await go.click();
  expect(await share()).toBeGreaterThan(0.1);
  const read = await readVideo(await savedFile(page));
  expect(read.frames).toHaveLength(24 * 5 * RATE - 23 * 12);
  evenly(read.frames);
  await page.getByRole("button", { name: "Close" }).click();
  const devtools = await page.context().newCDPSession(page);
  const origin = new URL(page.url()).origin;
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1_000 });
  await openExport(page);
  await begin(page);
  await expect(page.getByText(/This device has no space left/)).toBeVisible({ timeout: 60_000 });
  const left = await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("exports");
    const names: string[] = [];
    for await (const name of folder.keys()) if (name.endsWith(".part")) names.push(name);
    return names;
  });
  expect(left).toEqual([]);
});

test("export: a browser that cannot encode or decode still copies, and says what it cannot do", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const sounding = await withSound(await tinyVideo(wide, 5, GROUP), { seconds: 5, clickAt: 2, codec: "aac" });
  const [id] = await addVideos(app, email, [video("a lake", sounding)]);
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    const response = await route.fetch();
    const gone =
      "for (const name of ['VideoEncoder', 'VideoDecoder', 'AudioDecoder', 'AudioEncoder']) delete globalThis[name];";
    await route.fulfill({ response, body: `${gone}\n${await response.text()}` });
  });
  await openSequence(page, id);
  await write(page, { clips: [clip(id), clip(id)] });
  await openExport(page);
  await expect(page.getByText(/This browser can’t decode sound/)).toBeVisible({ timeout: 60_000 });
  await begin(page);
  const file = await savedFile(page);
  expect((await readVideo(file)).frames).toHaveLength(2 * 60);
  await page.getByRole("button", { name: "Close" }).click();
  await write(page, { clips: [clip(id, { in: 3 }), clip(id)] });
  await openExport(page);
  await begin(page);
  await expect(page.getByText(/This browser can’t encode H\.264/)).toBeVisible({ timeout: 60_000 });
});
