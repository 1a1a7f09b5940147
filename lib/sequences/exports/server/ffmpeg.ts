import os from "node:os";
import path from "node:path";
import { env } from "@/env";
import { spawnConfined } from "@/lib/media/confined";
import { JobTrouble } from "./trouble";

/** The programs, as they are started; `path` is where those without a folder are looked for. */
export type Programs = { ffmpeg: string; ffprobe: string; path: string | undefined };

/** `lacks`: why it cannot make exports. */
export type Detected = { ok: true; programs: Programs } | { ok: false; lacks: string };

const FIND_MS = 20_000;
const MAX_ANSWER = 64 * 1024 * 1024;
const LIMITS = { dataMegabytes: 2_000, cpuSeconds: 60, fileMegabytes: 8_000 };
const QUIET = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"];
const MEMORY = ["-max_alloc", String(512 * 1024 * 1024)];
/** Below every other process of the machine: pages of users come first. */
const NICE = 10;

/**
 * Looks for ffmpeg (FFMPEG_PATH) with ffprobe beside it, and for what exports need of them. Bounded: each question has
 * twenty seconds, which a busy machine needs.
 */
export async function detectFfmpeg(
  ffmpeg: string = env.FFMPEG_PATH,
  folders: string | undefined = env.PATH,
): Promise<Detected> {
  if (ffmpeg === "") return { ok: false, lacks: "FFMPEG_PATH is empty" };
  const ffprobe = path.basename(ffmpeg) === ffmpeg ? "ffprobe" : path.join(path.dirname(ffmpeg), "ffprobe");
  const programs = { ffmpeg, ffprobe, path: folders };
  const ask = (program: string, question: string) =>
    answerOf(programs, [program, "-hide_banner", question], os.tmpdir(), AbortSignal.timeout(FIND_MS));
  const [version, probe, encoders, filters] = await Promise.all([
    ask(ffmpeg, "-version"),
    ask(ffprobe, "-version"),
    ask(ffmpeg, "-encoders"),
    ask(ffmpeg, "-filters"),
  ]);
  if (version === null) return { ok: false, lacks: "ffmpeg is not installed" };
  if (probe === null) return { ok: false, lacks: "ffprobe is not installed beside ffmpeg" };
  const missing = [
    ...["libx264", "aac"].filter((name) => !hasWord(encoders, name)).map((name) => `the encoder ${name}`),
    ...FILTERS.filter((name) => !hasWord(filters, name)).map((name) => `the filter ${name}`),
  ];
  return missing.length === 0 ? { ok: true, programs } : { ok: false, lacks: `ffmpeg lacks ${missing.join(" and ")}` };
}

const FILTERS = ["xfade", "tpad", "gblur", "amix", "alimiter", "afade", "adelay"];
const hasWord = (text: string | null, word: string): boolean => (text ?? "").split(/\s+/).includes(word);

const shared = globalThis as typeof globalThis & { ninefoldFfmpeg?: Promise<Detected> };

/** The same, once in each process. */
export function findPrograms(): Promise<Detected> {
  shared.ninefoldFfmpeg ??= detectFfmpeg();
  return shared.ninefoldFfmpeg;
}

type Run = {
  folder: string;
  signal: AbortSignal;
  /** Seconds of processor time, and of the clock. */
  seconds: number;
  /** Called with the frames that were written. */
  onFrames?: (frames: number) => void;
};

/** What ffmpeg ends with where the disk, or the share of it that its user may fill, is full. */
const FULL = /No space left on device|Disk quota exceeded/;
/** Characters of ffmpeg's complaints that are kept: a damaged file has it complain of every frame. */
const KEPT_WORDS = 4_000;

/**
 * Runs ffmpeg in a folder; false when it failed, took too long, or was stopped. Throws JobTrouble where the disk is full.
 * It cannot open anything but files.
 */
export function runFfmpeg(
  programs: Programs,
  args: string[],
  { folder, signal, seconds, onFrames }: Run,
): Promise<boolean> {
  const line = [programs.ffmpeg, ...QUIET, ...MEMORY, "-xerror", "-progress", "pipe:1", ...args] as [
    string,
    ...string[],
  ];
  return new Promise((resolve, reject) => {
    const within = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1_000)]);
    if (within.aborted) return resolve(false);
    const child = start(programs, line, folder, within, Math.ceil(seconds));
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      const frames = /(?:^|\n)frame=\s*(\d+)/.exec(text)?.[1];
      if (frames) onFrames?.(Number(frames));
    });
    let words = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      words = (words + text).slice(-KEPT_WORDS);
    });
    child.on("error", () => undefined);
    child.on("close", (code) => {
      if (code !== 0 && FULL.test(words)) reject(new JobTrouble("disk_full"));
      else resolve(code === 0);
    });
  });
}

/** Runs ffprobe on a file of the folder; null when it cannot be read. */
export function runFfprobe(
  programs: Programs,
  file: string,
  args: string[],
  { folder, signal }: { folder: string; signal: AbortSignal },
) {
  const read = ["-protocol_whitelist", "file,pipe", "-f", "mov", "-format_whitelist", "mov", "-max_streams", "16"];
  const line = [programs.ffprobe, "-v", "error", ...read, ...args, `./${file}`] as [string, ...string[]];
  return answerOf(programs, line, folder, AbortSignal.any([signal, AbortSignal.timeout(LIMITS.cpuSeconds * 1_000)]));
}

function answerOf(programs: Programs, line: string[], folder: string, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(null);
    const child = start(programs, line as [string, ...string[]], folder, signal, LIMITS.cpuSeconds);
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.stdout?.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > MAX_ANSWER) child.kill("SIGKILL");
      else chunks.push(chunk);
    });
    child.stderr?.resume();
    child.on("error", () => undefined);
    child.on("close", (code) => resolve(code === 0 ? Buffer.concat(chunks).toString("utf8") : null));
  });
}

function start(
  { path: folders }: Programs,
  line: [string, ...string[]],
  folder: string,
  signal: AbortSignal,
  cpuSeconds: number,
) {
  const child = spawnConfined(
    line,
    { ...LIMITS, cpuSeconds },
    { folder, environment: { PATH: folders }, input: false, errors: true, signal },
  );
  try {
    if (child.pid !== undefined) os.setPriority(child.pid, NICE);
  } catch {
    // It has ended already, or the system does not allow it.
  }
  return child;
}
