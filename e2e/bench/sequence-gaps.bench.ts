import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type App, startApp } from "@/e2e/fixtures/app-server";
import { signUp } from "@/e2e/fixtures/test";
import { lateOf, readCuts, watchCuts } from "@/e2e/fixtures/videos/measure-cuts";
import { openTwentyCuts, sevenVideos } from "@/e2e/fixtures/videos/play-cuts";

/**
 * Milliseconds by which the last frame before a cut may be seen longer than it lasts: one frame at 24 a second, so two in
 * all. The first one behind it may stand for one more, until the next clip's sound has begun.
 */
const LIMIT = 1_000 / 24;

const run = (program: string, args: string[]) => spawnSync(program, args, { timeout: 120_000 });

/** As the models make them: 720p with key frames two seconds apart. Null where ffmpeg is not installed. */
function realVideos({ width, height }: { width: number; height: number }): Uint8Array[] | null {
  const folder = mkdtempSync(path.join(tmpdir(), "sequence-gaps-"));
  const files = [24, 12, 24, 24, 12, 24, 24].map((rate, at) => {
    const file = path.join(folder, `${at}.mp4`);
    const seen = ["-f", "lavfi", "-i", `testsrc2=s=${width}x${height}:r=${rate}:d=5`];
    const sound = at % 3 === 2 ? [] : ["-f", "lavfi", "-i", `sine=f=${300 + at * 60}:d=5`, "-c:a", "aac"];
    const made = ["-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-g", String(rate * 2)];
    const args = ["-v", "error", ...seen, ...sound, ...made, "-movflags", "+faststart", file];
    return run("ffmpeg", args).status === 0 ? readFileSync(file) : null;
  });
  rmSync(folder, { recursive: true });
  const whole = files.filter((file) => file !== null);
  console.log(whole.length === files.length ? "\n  videos by ffmpeg" : "\n  no ffmpeg: videos of key frames alone");
  return whole.length === files.length ? whole : null;
}

let app: App;
let browser: Browser;

beforeAll(async () => {
  app = await startApp();
  browser = await chromium.launch({ executablePath: process.env.CHROME_PATH, args: ["--no-sandbox"] });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

test("sequence gaps: at each of twenty cuts, the next clip is seen within two frames", async () => {
  const page = await browser.newPage({ baseURL: app.url, viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const size = { width: 1280, height: 720 };
  await openTwentyCuts(await signUp(page), app, { files: realVideos(size) ?? (await sevenVideos(size)), size });
  await watchCuts(page);
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.getByRole("button", { name: "Pause", exact: true }).waitFor();
  await page.getByRole("button", { name: "Play", exact: true }).waitFor({ timeout: 60_000 });
  const cuts = await readCuts(page);
  console.log("\n  cut   last frame → first frame   first → second   frames last   seen too long, ms\n");
  for (const [at, cut] of cuts.entries()) {
    const own = `${cut.own.before.toFixed(0)}, ${cut.own.behind.toFixed(0)}`;
    const [gap, hold, late] = [cut.gap, cut.hold, lateOf(cut)].map((ms) => ms.toFixed(0).padStart(6));
    console.log(
      `  ${String(at + 1).padStart(3)}   ${gap}${" ".repeat(22)}${hold}${" ".repeat(12)}${own}        ${late}`,
    );
  }
  expect(cuts).toHaveLength(20);
  expect(cuts.filter(({ gap, own }) => gap - own.before > LIMIT)).toEqual([]);
  expect(cuts.filter(({ hold, own }) => hold - own.behind > 2 * LIMIT)).toEqual([]);
}, 300_000);
