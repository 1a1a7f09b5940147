import { spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generations } from "@/db/schema/generations";
import { insertSequence } from "@/db/sequences/sequence-queries";
import { quantile } from "@/e2e/faults/figures";
import { createServerProcess } from "@/e2e/faults/server-process";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { readVideo } from "@/e2e/fixtures/videos/read-video";
import type { SequenceContent } from "@/lib/sequences/content";
import { emptyTimeline, plainClip } from "@/lib/sequences/timeline";
import { cookieOf } from "./cookie";
import { watchMemory } from "./memory";

/** Clips of 15 seconds each, and four times as many of the same for the memory. */
const [CLIPS, MANY] = [12, 48];
const [SECONDS, RATE] = [15, 24];
/** An export without sound that is copied has to be so many times faster than it plays. */
const COPIED = 50;
/** Milliseconds of one task in the page. */
const LONGEST_TASK = 100;
/** Megabytes by which an export that is four times as long may need more. */
const MAX_GROWTH = 100;

let database: TestDatabase;
let server: Awaited<ReturnType<typeof createServerProcess>>;
let dataDir: string;
let userId: string;
let videoIds: string[] = [];
const folder = path.join(os.tmpdir(), "ninefold-bench-clips");
const clipFile = (at: number) => path.join(folder, `clip-${at}.mp4`);

/** This machine has it, or there is nothing to compare with. */
const PROGRAM = "ffmpeg";

function ffmpeg(args: string[]): void {
  const { status, stderr } = spawnSync(PROGRAM, ["-v", "error", "-y", ...args], { timeout: 600_000 });
  if (status !== 0) throw new Error(`${PROGRAM}: ${stderr}`);
}

/** The clips are made once on a machine. */
async function makeClips(): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let at = 0; at < CLIPS; at += 1) {
    if (existsSync(clipFile(at))) continue;
    const looks = `testsrc2=s=1280x720:r=${RATE}:d=${SECONDS},hue=h=${at * 30}`;
    const coded = ["-c:v", "libx264", "-preset", "veryfast", "-b:v", "4M", "-g", "48", "-pix_fmt", "yuv420p"];
    const colors = ["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709"];
    ffmpeg([
      ...["-f", "lavfi", "-i", looks, "-f", "lavfi", "-i", `sine=f=${220 + at * 40}:d=${SECONDS}:r=48000`],
      ...[...coded, ...colors, "-c:a", "aac", "-ac", "2", "-movflags", "+faststart", `${clipFile(at)}.part.mp4`],
    ]);
    await writeFile(clipFile(at), await readFile(`${clipFile(at)}.part.mp4`));
    await rm(`${clipFile(at)}.part.mp4`);
  }
}

async function seedClips(): Promise<string[]> {
  await mkdir(path.join(dataDir, "files", "videos"), { recursive: true });
  const ids: string[] = [];
  for (let at = 0; at < CLIPS; at += 1) {
    const id = randomUUID();
    const bytes = await readFile(clipFile(at));
    const videoKey = `videos/${id}.mp4`;
    await writeFile(path.join(dataDir, "files", videoKey), bytes);
    await database.db.insert(generations).values({
      ...{ id, userId, requestId: id, state: "ready", prompt: `clip ${at + 1}`, model: "seedance-2.0", ratio: "16:9" },
      ...{ duration: SECONDS, estimate: "0.5", videoKey, videoBytes: bytes.byteLength, videoWidth: 1280 },
      ...{ videoHeight: 720, videoSha256: createHash("sha256").update(bytes).digest("hex") },
    });
    ids.push(id);
  }
  return ids;
}

/** A sequence of so many clips; `first` is the frame at which the first one begins. Returns its page's path. */
async function addSequence(clips: number, { first = 0, muted = false } = {}): Promise<string> {
  const frames = SECONDS * RATE;
  const content: SequenceContent = {
    ...{ ...emptyTimeline, rate: RATE, by: "bench", seq: 1 },
    clips: Array.from({ length: clips }, (_, at) => ({
      ...{ ...plainClip, key: randomUUID(), videoId: videoIds[at % CLIPS] ?? null, name: `clip ${at + 1}` },
      ...{ frames, in: at === 0 ? first : 0, out: frames, muted },
    })),
  };
  const row = await insertSequence(database.db, { userId, name: `${clips} clips`, content, videoIds });
  return `/sequences/${row.id}`;
}

beforeAll(async () => {
  await makeClips();
  database = await openTestDatabase();
  dataDir = await mkdtemp(path.join(os.tmpdir(), "ninefold-export-bench-"));
  server = await createServerProcess({
    ...{ DATABASE_URL: database.url ?? "", DATA_DIR: dataDir, DEFAPI_BASE_URL: "http://127.0.0.1:9" },
  });
  await server.start();
  userId = await addUser(database.db);
  videoIds = await seedClips();
}, 900_000);
afterAll(async () => {
  await server?.stop();
  await database?.close();
  if (dataDir) await rm(dataDir, { recursive: true, force: true });
});

type Figures = { seconds: number; growth: number; longest: number; bytes: Uint8Array };

/** A browser whose files are on the disk: one without a profile keeps them in memory, which would be counted. */
async function openBrowser(): Promise<{ page: Page; pid: number; close(): Promise<void> }> {
  const profile = await mkdtemp(path.join(os.tmpdir(), "ninefold-export-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    ...{ executablePath: process.env.CHROME_PATH, args: ["--no-sandbox"], viewport: { width: 1440, height: 900 } },
  });
  await context.addCookies([{ ...(await cookieOf(database.db, userId)), url: server.url }]);
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    pid: await processOf(profile),
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** The browser's first process, which started all its others. */
async function processOf(profile: string): Promise<number> {
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (command.includes(profile) && !command.includes("--type=")) return Number(pid);
  }
  throw new Error("The browser's process was not found.");
}

/** Exports a sequence in a browser: how long it took, by how much all of the browser's memory grew, the longest task. */
async function exportIt(address: string, said: RegExp): Promise<Figures> {
  const { page, pid, close } = await openBrowser();
  try {
    await page.goto(`${server.url}${address}`);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    await page.getByText(said).waitFor({ timeout: 120_000 });
    await watchTasks(page);
    const begun = performance.now();
    const { seen } = await watchMemory(pid, async () => {
      await page.getByRole("button", { name: "Export as MP4" }).click();
      await page.getByText(/^Exported: /).waitFor({ timeout: 1_800_000 });
    });
    const seconds = (performance.now() - begun) / 1_000;
    const longest = Number(await page.evaluate(() => Reflect.get(window, "longestTask")));
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save to this device" }).click();
    const file = path.join(dataDir, "export.mp4");
    await (await download).saveAs(file);
    const bytes = new Uint8Array(await readFile(file));
    return { seconds, growth: Math.max(...seen) - (seen[0] ?? 0), longest, bytes };
  } finally {
    await close();
  }
}

/** Seconds in which this server makes the same export, from the click to the video in the gallery. */
async function onServer(address: string): Promise<number> {
  const { page, close } = await openBrowser();
  try {
    await page.goto(`${server.url}${address}`);
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const begun = performance.now();
    await page.getByRole("button", { name: "Export on this server" }).click();
    await page.getByText("Exported. The video is in your gallery.").waitFor({ timeout: 600_000 });
    return (performance.now() - begun) / 1_000;
  } finally {
    await close();
  }
}

const watchTasks = (page: Page) =>
  page.evaluate(() => {
    Object.assign(window, { longestTask: 0 });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        Object.assign(window, { longestTask: Math.max(Reflect.get(window, "longestTask"), duration) });
    }).observe({ entryTypes: ["longtask"] });
  });

/** Seconds that ffmpeg needs to encode the same clips into one file as large. */
function ffmpegSeconds(): number {
  const out = path.join(dataDir, "ffmpeg.mp4");
  const inputs = Array.from({ length: CLIPS }, (_, at) => ["-i", clipFile(at)]).flat();
  const joined = Array.from({ length: CLIPS }, (_, at) => `[${at}:v][${at}:a]`).join("");
  const filter = `${joined}concat=n=${CLIPS}:v=1:a=1[v][a]`;
  const begun = performance.now();
  const coded = ["-c:v", "libx264", "-preset", "medium", "-b:v", "4423680", "-c:a", "aac", "-movflags", "+faststart"];
  ffmpeg([...inputs, "-filter_complex", filter, "-map", "[v]", "-map", "[a]", ...coded, out]);
  return (performance.now() - begun) / 1_000;
}

const speed = (name: string, seconds: number, clips: number): string =>
  `  ${name.padEnd(24)} ${seconds.toFixed(1).padStart(7)} s  ${((clips * SECONDS) / seconds).toFixed(1).padStart(6)} × real time`;
const row = (name: string, { seconds, growth, longest }: Figures, clips: number) =>
  console.log(`${speed(name, seconds, clips)}  memory +${growth.toFixed(0)} MB  longest task ${longest.toFixed(0)} ms`);

test("export: copied without sound, many times faster than it plays", async () => {
  console.log(`\n  ${CLIPS} clips of ${SECONDS} s, 1280 × 720, load ${os.loadavg()[0]?.toFixed(1)}\n`);
  const address = await addSequence(CLIPS, { muted: true });
  const runs: Figures[] = [];
  // The first ones warm the server up.
  for (let run = 0; run < 5; run += 1) {
    runs.push(await exportIt(address, /copied without any loss/));
    row(`${CLIPS} copied, silent`, runs[run] as Figures, CLIPS);
  }
  const seconds = runs.slice(2).map((run) => run.seconds);
  expect((await stat(clipFile(0))).size).toBeGreaterThan(1_000_000);
  expect(Math.max(...runs.map(({ longest }) => longest))).toBeLessThanOrEqual(LONGEST_TASK);
  expect((CLIPS * SECONDS) / quantile(seconds, 0.5)).toBeGreaterThanOrEqual(COPIED);
}, 600_000);

// Sound is never copied: it is always encoded as one track, so that joins do not click.
test("export: with sound and encoded, beside ffmpeg, with memory that does not grow with the length", async () => {
  console.log(`\n  ${CLIPS} and ${MANY} clips of ${SECONDS} s, 1280 × 720, load ${os.loadavg()[0]?.toFixed(1)}\n`);
  const problems: string[] = [];
  const copied = await exportIt(await addSequence(CLIPS), /copied without any loss/);
  row(`${CLIPS} copied, with sound`, copied, CLIPS);
  const copiedOnServer = await onServer(await addSequence(CLIPS));
  console.log(speed(`${CLIPS} on the server, sound`, copiedOnServer, CLIPS));
  const many = await exportIt(await addSequence(MANY), /copied without any loss/);
  row(`${MANY} copied, with sound`, many, MANY);
  const encoded = await exportIt(await addSequence(CLIPS, { first: 5 }), /a cut is not at a key frame/);
  row(`${CLIPS} encoded`, encoded, CLIPS);
  const beside = ffmpegSeconds();
  console.log(
    `  ffmpeg (x264 medium)   ${beside.toFixed(1).padStart(7)} s  ratio ${(encoded.seconds / beside).toFixed(2)}`,
  );
  const read = await readVideo(encoded.bytes);
  if (read.frames.length !== CLIPS * SECONDS * RATE - 5) problems.push(`${read.frames.length} encoded frames`);
  const growth = many.growth - copied.growth;
  if (growth > MAX_GROWTH) problems.push(`${growth.toFixed(0)} MB more for ${MANY} clips than for ${CLIPS}`);
  for (const [name, { longest }] of Object.entries({ copied, many, encoded }))
    if (longest > LONGEST_TASK) problems.push(`${name}: a task of ${longest.toFixed(0)} ms`);
  expect(problems).toEqual([]);
}, 3_600_000);
