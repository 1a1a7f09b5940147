import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { ffmpegFile, hasFfmpeg, wavFile } from "@/e2e/fixtures/audio/audio-files";
import { expect, test } from "@/e2e/fixtures/test";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { addVideos } from "@/e2e/fixtures/videos/add-videos";
import { LOCALE_COOKIE } from "@/lib/i18n/locales";

const size = { width: 128, height: 72 };
const inspect = async (page: Page) => expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
const saved = (page: Page) => expect(page.getByText("All changes saved.")).toBeVisible();

/** Whether anything is drawn on the waveform, and where: shares of its width. */
const drawn = (page: Page) =>
  page.getByRole("img", { name: /How loud the audio track is/ }).evaluate((element: HTMLCanvasElement) => {
    const { width, height } = element;
    const pixels = element.getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
    const columns = Array.from({ length: width }, (_, x) => {
      let tall = 0;
      for (let y = 0; y < height; y += 1) tall += (pixels[(y * width + x) * 4 + 3] ?? 0) > 0 ? 1 : 0;
      return tall / height;
    });
    const at = columns.map((tall, x) => (tall > 0.2 ? x / width : -1)).filter((share) => share >= 0);
    return at.length === 0 ? null : { from: at[0] ?? 0, to: at.at(-1) ?? 0 };
  });

async function openSequence(page: Page, video: string | undefined) {
  await page.goto(`/gallery/${video}`);
  await page.getByRole("button", { name: "Add to a sequence" }).click();
  await page.getByRole("textbox", { name: "New sequence" }).fill("With a song");
  await page.getByRole("button", { name: "Create and add" }).click();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("tab", { name: "Clip", exact: true }).focus();
  await page.keyboard.press("End");
  await expect(page.getByRole("tab", { name: "Audio track" })).toBeFocused();
}

async function give(page: Page, name: string, buffer: Buffer) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^(Add an audio file|Use another file)$/ }).focus();
  await page.keyboard.press("Enter");
  await (await chooser).setFiles({ name, mimeType: "audio/wav", buffer });
}

test("audio track: by keyboard, a file is added, drawn over the sequence's time, set, undone, saved and removed", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const bytes = await tinyVideo(size, 5, 20);
  const [video] = await addVideos(app, email, [{ prompt: "a heron", bytes, ...size, seconds: 5 }]);
  await openSequence(page, video);

  await give(page, "notes.txt", Buffer.from("These are only words, and there is no sound in any of them."));
  await expect(page.getByText(/“notes.txt” isn’t MP3, WAV/)).toBeVisible();
  await give(page, "empty.wav", wavFile(0));
  await expect(page.getByText("There is no sound in “empty.wav”.", { exact: false })).toBeVisible();

  // Half as long as the sequence.
  await give(page, "Night song.wav", wavFile(2.5));
  const name = page.getByRole("textbox", { name: "Name of the track" });
  await expect(name).toHaveValue("Night song");
  await expect(page.getByText("The last 00:00:02:12 of the sequence is without this track.")).toBeVisible();
  await expect.poll(() => drawn(page), { timeout: 30_000 }).not.toBeNull();
  const first = await drawn(page);
  expect(first?.from).toBeLessThan(0.02);
  expect(first?.to).toBeGreaterThan(0.45);
  expect(first?.to).toBeLessThan(0.55);

  const at = page.getByRole("slider", { name: "Begins in the sequence at" });
  await at.focus();
  await page.keyboard.press("End");
  await expect(page.getByText(/of the track lies after the end of the sequence/)).toBeVisible();
  await at.fill("48");
  await expect.poll(async () => Math.round(((await drawn(page))?.from ?? 0) * 100)).toBe(40);
  await page.getByRole("slider", { name: "Fade in" }).fill("12");
  await page.getByRole("slider", { name: "End in the file" }).fill("6");
  // A fade is never longer than what it fades.
  await expect(page.getByRole("slider", { name: "Fade in" })).toHaveValue("6");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("slider", { name: "End in the file" })).toHaveValue("60");
  await expect(page.getByRole("slider", { name: "Fade in" })).toHaveValue("12");
  await page.getByRole("switch", { name: "Mute the track" }).or(page.getByLabel("Mute the track")).check();
  await saved(page);
  await page.reload();
  await page.getByRole("tab", { name: "Audio track" }).click();
  await expect(name).toHaveValue("Night song");
  await expect(at).toHaveValue("48");
  await expect(page.getByLabel("Mute the track")).toBeChecked();

  await page.getByRole("button", { name: "Remove the track" }).click();
  await expect(name).toBeHidden();
  // The file is still there, and can be used again.
  await page.getByRole("button", { name: "Choose an earlier file" }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Night song/ })
    .click();
  await expect(name).toHaveValue("Night song");
  await saved(page);
  await page.getByRole("button", { name: "Choose an earlier file" }).click();
  await page.getByRole("button", { name: "Delete “Night song.wav”" }).click();
  await expect(page.getByText(/“Night song.wav” is used by a sequence/)).toBeVisible();
});

test("audio track: the panel passes on a phone, in both themes and in Chinese, and its file is served in parts", async ({
  account: { page, email },
  app,
}) => {
  test.slow();
  const bytes = await tinyVideo(size, 5, 20);
  const [video] = await addVideos(app, email, [{ prompt: "a heron", bytes, ...size, seconds: 5 }]);
  await page.setViewportSize({ width: 390, height: 844 });
  await openSequence(page, video);
  await expect(page.getByRole("button", { name: "Add an audio file" })).toBeVisible();
  await inspect(page);

  // A server that does not answer, until its user has had enough.
  await page.route("**/api/sequences/audio", () => undefined);
  await give(page, "slow.wav", wavFile(1));
  await expect(page.getByText(/slow\.wav/)).toBeVisible();
  await inspect(page);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText(/slow\.wav/)).toBeHidden();
  await page.unrouteAll({ behavior: "ignoreErrors" });

  await give(page, "一首很长很长的小夜曲.wav", wavFile(2));
  await expect(page.getByRole("textbox", { name: "Name of the track" })).toBeVisible();
  await saved(page);
  const { items } = (await (await page.request.get("/api/sequences/audio")).json()) as { items: { id: string }[] };
  const file = `/api/files/audio/${items[0]?.id}`;
  const part = await page.request.get(file, { headers: { range: "bytes=0-43" } });
  expect([part.status(), part.headers()["content-type"], part.headers()["content-range"]]).toEqual([
    ...[206, "audio/wav", "bytes 0-43/32044"],
  ]);
  expect(part.headers()).toMatchObject({
    "x-content-type-options": "nosniff",
    "content-security-policy": expect.stringContaining("sandbox"),
  });
  await page.context().addCookies([{ name: LOCALE_COOKIE, value: "zh", url: app.url }]);
  for (const scheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.reload();
    await page.getByRole("tab", { name: "音轨" }).click();
    await expect(page.getByRole("slider", { name: "在序列中的开始位置" })).toBeVisible();
    await inspect(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});

test("audio track: each kind of file that is accepted is drawn as it sounds", async ({
  account: { page, email },
  app,
}) => {
  test.skip(!hasFfmpeg(), "ffmpeg, which writes these files, is not installed");
  test.slow();
  const bytes = await tinyVideo(size, 5, 20);
  const [video] = await addVideos(app, email, [{ prompt: "a heron", bytes, ...size, seconds: 5 }]);
  await openSequence(page, video);
  const kinds: [string, string[]][] = [
    ["one.mp3", ["-af", "volume=4"]],
    ["two.m4a", ["-c:a", "aac", "-af", "volume=4"]],
    ["three.opus", ["-c:a", "libopus", "-af", "volume=4"]],
    ["four.flac", ["-af", "volume=4"]],
    ["five.ogg", ["-c:a", "libvorbis", "-af", "volume=4"]],
  ];
  for (const [name, args] of kinds) {
    await give(page, name, ffmpegFile(name, args, { seconds: 2.5 }));
    await expect(page.getByRole("textbox", { name: "Name of the track" })).toHaveValue(name.split(".")[0] ?? "");
    await expect(page.getByText("Reading the sound…")).toBeHidden({ timeout: 30_000 });
    // It is painted after it was read.
    await expect.poll(async () => (await drawn(page))?.to ?? 0, { message: name }).toBeGreaterThan(0.45);
    expect((await drawn(page))?.to).toBeLessThan(0.55);
  }
});
