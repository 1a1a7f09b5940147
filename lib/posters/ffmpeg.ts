import { tmpdir } from "node:os";
import path from "node:path";
import { env } from "@/env";
import { spawnConfined } from "@/lib/media/confined";

/** A PNG frame of 960 × 1280 has 4 MB at most; more output than this is not what we requested. */
const MAX_OUTPUT = 16 * 1024 * 1024;
const FIND_MS = 5_000;
const LIMITS = { dataMegabytes: 800, cpuSeconds: 20, fileMegabytes: 16 };

export type Ffmpeg = { path: string | undefined };

/** The ffmpeg of FFMPEG_PATH, by default that on PATH; null when there is none that runs, or none is to be used. */
export async function findFfmpeg(path: string | undefined = env.PATH): Promise<Ffmpeg | null> {
  if (env.FFMPEG_PATH === "") return null;
  const answer = await run({ path }, ["-version"], tmpdir(), AbortSignal.timeout(FIND_MS));
  return answer === null ? null : { path };
}

/**
 * Stated before the input, so that it holds for reading: one file and no address inside it is opened, the format is
 * given instead of guessed, and only decoders that videos of today need may run, for as many pixels as 4096 × 4096.
 */
const READ = [
  ...["-protocol_whitelist", "file,pipe", "-f", "mov", "-format_whitelist", "mov", "-max_streams", "16"],
  ...["-codec_whitelist", "h264,hevc,vp9,av1,libdav1d", "-max_pixels", String(4_096 * 4_096)],
];
const QUIET = ["-nostdin", "-hide_banner", "-loglevel", "error", "-threads", "1", "-filter_threads", "1"];
const MEMORY = ["-max_alloc", String(256 * 1024 * 1024)];
const FIT = "scale=w='min(960,iw)':h='min(1280,ih)':force_original_aspect_ratio=decrease,thumbnail=48";

/**
 * The most representative frame within three seconds of a video from `from` seconds on, as a PNG; null when there is
 * none or it took too long. `video` is a file of ours, in a folder of its own. Videos come from outside, so ffmpeg gets
 * none of our secrets.
 */
export function grabFrame(ffmpeg: Ffmpeg, video: string, from: number, signal: AbortSignal): Promise<Buffer | null> {
  // With "./" no name can be taken for an address or an option.
  const read = [...READ, "-ss", String(from), "-t", "3", "-i", `./${path.basename(video)}`];
  const draw = ["-map", "0:v:0", "-an", "-sn", "-dn", "-vf", FIT, "-frames:v", "1"];
  const args = [...QUIET, ...MEMORY, ...read, ...draw, "-f", "image2pipe", "-c:v", "png", "pipe:1"];
  return run(ffmpeg, args, path.dirname(video), signal);
}

/** Its output, or null when it could not be started, failed, was stopped, or wrote too much. */
function run({ path }: Ffmpeg, args: string[], folder: string, signal: AbortSignal): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const environment = { PATH: path };
    const child = spawnConfined([env.FFMPEG_PATH, ...args], LIMITS, { folder, environment, input: false, signal });
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.stdout?.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > MAX_OUTPUT) child.kill("SIGKILL");
      else chunks.push(chunk);
    });
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve(code === 0 && bytes > 0 ? Buffer.concat(chunks) : null));
  });
}
