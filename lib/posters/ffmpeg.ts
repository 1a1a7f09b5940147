import { spawn } from "node:child_process";
import { env } from "@/env";

/** A PNG frame of 960 × 1280 has 4 MB at most; more output than this is not what we requested. */
const MAX_OUTPUT = 16 * 1024 * 1024;
const FIND_MS = 5_000;

export type Ffmpeg = { path: string | undefined };

/** The ffmpeg on PATH, or null when there is none that runs. */
export async function findFfmpeg(path: string | undefined = env.PATH): Promise<Ffmpeg | null> {
  const answer = await run({ path }, ["-version"], AbortSignal.timeout(FIND_MS));
  return answer === null ? null : { path };
}

/**
 * The most representative frame within three seconds of a video from `from` seconds on, as a PNG; null when there is
 * none or it took too long. `video` is a file of ours. Videos come from outside, so ffmpeg gets none of our secrets,
 * may read no other file and no network, and is given the file's format instead of guessing it.
 */
export function grabFrame(ffmpeg: Ffmpeg, video: string, from: number, signal: AbortSignal): Promise<Buffer | null> {
  const fit = "scale=w='min(960,iw)':h='min(1280,ih)':force_original_aspect_ratio=decrease";
  const read = ["-protocol_whitelist", "file", "-f", "mov", "-ss", String(from), "-t", "3", "-i", video];
  const draw = ["-map", "0:v:0", "-an", "-sn", "-dn", "-vf", `${fit},thumbnail=48`, "-frames:v", "1"];
  const quiet = ["-nostdin", "-hide_banner", "-loglevel", "error", "-threads", "1"];
  return run(ffmpeg, [...quiet, ...read, ...draw, "-f", "image2pipe", "-c:v", "png", "pipe:1"], signal);
}

/** Its output, or null when it could not be started, failed, was stopped, or wrote too much. */
function run({ path }: Ffmpeg, args: string[], signal: AbortSignal): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const child = spawn("ffmpeg", args, {
      stdio: ["ignore", "pipe", "ignore"],
      env: { NODE_ENV: "production", PATH: path },
      signal,
      killSignal: "SIGKILL",
      windowsHide: true,
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    child.stdout.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > MAX_OUTPUT) child.kill("SIGKILL");
      else chunks.push(chunk);
    });
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve(code === 0 && bytes > 0 ? Buffer.concat(chunks) : null));
  });
}
