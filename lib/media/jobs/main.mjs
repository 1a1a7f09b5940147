import { once } from "node:events";
import { rmdirSync } from "node:fs";
import { frameOf, framesOf } from "./frames.mjs";
import { jobs } from "./jobs.mjs";

/**
 * The media process: runs one job after the other as frames on standard input, and ends with it. It decodes files of
 * strangers, so it is started without secrets and within limits (lib/media/confined.ts), and its answers are distrusted.
 */

const MAX_BYTES = 64_000_000;

/** @param {Uint8Array[]} frame */
async function write(frame) {
  for (const part of frame) if (!process.stdout.write(part)) await once(process.stdout, "drain");
}

/** @param {{ job: keyof typeof jobs, options: never }} asked @param {Buffer} file */
async function answer({ job, options }, file) {
  try {
    const { value, parts } = await jobs[job](file, options);
    return frameOf({ ok: true, value }, parts);
  } catch (error) {
    const late = error instanceof Error && error.message.includes("timeout");
    return frameOf({ ok: false, error: late ? "too_complex" : "unreadable" });
  }
}

// They go to the server's whole group. It finishes what it has begun, and then ends this process by its pipe.
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => undefined);

await write(frameOf("ready"));
for await (const { value, parts } of framesOf(process.stdin, () => MAX_BYTES))
  await write(await answer(/** @type {never} */ (value), parts[0] ?? Buffer.alloc(0)));
// The server ended, perhaps too suddenly to remove the folder. An abandoned decode must not outlive it either.
try {
  rmdirSync(process.cwd());
} finally {
  process.exit(0);
}
