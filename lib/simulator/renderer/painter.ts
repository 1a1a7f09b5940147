import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { drawLoop } from "./draw-loop";
import type { VideoOrder, VideoReport } from "./order";
import { repeatLoop } from "./repeat-loop";

/** Yields to the servers, but not so far that a busy machine never gets a video. */
const NICE = 5;

/** The painter's process: takes orders one after another, and ends when its parent has ended. */
os.setPriority(NICE);
process.on("disconnect", () => process.exit(0));

let last: Promise<void> = Promise.resolve();
process.on("message", (order: VideoOrder) => {
  last = last
    .then(() => carryOut(order))
    .then(report, (error: Error) => report({ n: order.n, file: null, error: error.stack ?? error.message }));
});

function report(message: VideoReport): void {
  process.send?.(message);
}

async function carryOut({ n, dir, prompt, variation, ratio, duration, small }: VideoOrder): Promise<VideoReport> {
  const key = createHash("sha256")
    .update(JSON.stringify([prompt, variation, ratio, small]))
    .digest("hex")
    .slice(0, 24);
  const loop = path.join(dir, `${key}.loop.mp4`);
  const file = path.join(dir, `${key}-${duration}.mp4`);
  if (existsSync(file)) return { n, file };
  if (!existsSync(loop)) await keep(loop, await drawLoop({ prompt, variation, ratio, small }));
  await keep(file, await repeatLoop(await readFile(loop), duration));
  return { n, file };
}

/** Writes atomically: a half-written video would be served as a broken one forever. */
async function keep(file: string, bytes: Uint8Array): Promise<void> {
  await writeFile(`${file}.new`, bytes);
  await rename(`${file}.new`, file);
}
