import { randomUUID } from "node:crypto";
import { appendFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { redact } from "@/lib/log";
import { diskClock } from "@/lib/old-files";

/**
 * The embedded database belongs to the server's process, so a command leaves its words in a file in DATA_DIR, which
 * only this user of the machine can write, and the server runs them and writes what it has to say beside it.
 */
const folderOf = (dataDir: string) => path.join(/* turbopackIgnore: true */ dataDir, "requests");
const UUID = /^([0-9a-f-]{36})\.json$/;
const LOOK_MS = 1_000;
/** A server that is there takes a request at its next look. */
const TAKEN_WITHIN_MS = 15_000;
/** A request that nobody waits for any more. */
const OLD_MS = 60_000;

type Run = (words: string[], report: (line: string) => void, signal: AbortSignal) => Promise<boolean>;

/** Takes requests every second in this process, one at a time. Returns a function that stops it. */
export function startTaking(dataDir: string, run: Run): () => void {
  const folder = folderOf(dataDir);
  const stop = new AbortController();
  let busy = false;
  const look = async () => {
    if (busy) return;
    busy = true;
    try {
      for (const name of await readdir(folder).catch(() => [])) {
        const id = UUID.exec(name)?.[1];
        if (id) await take(folder, id, run, stop.signal);
      }
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look().catch(() => {}), LOOK_MS);
  timer.unref();
  return () => {
    stop.abort(new Error("the server ends"));
    clearInterval(timer);
  };
}

async function take(folder: string, id: string, run: Run, serverEnds: AbortSignal): Promise<void> {
  const file = (ending: string) => path.join(/* turbopackIgnore: true */ folder, `${id}.${ending}`);
  const asked = await stat(file("json"));
  // By the disk's clock: a server whose own was ahead took no request.
  if ((await diskClock(folder)) - asked.mtimeMs > OLD_MS) return rm(file("json"), { force: true });
  const words: unknown = JSON.parse(await readFile(file("json"), "utf8"));
  await rename(file("json"), file("taken"));
  if (!Array.isArray(words) || !words.every((word) => typeof word === "string")) return;
  const stop = new AbortController();
  const watch = setInterval(() => {
    stat(file("taken")).catch(() => stop.abort(new Error("It was stopped.")));
  }, LOOK_MS);
  const signal = AbortSignal.any([serverEnds, stop.signal]);
  let said = Promise.resolve();
  const say = (line: string) => {
    said = said.then(() => appendFile(file("said"), `${redact(line)}\n`, { mode: 0o600 })).catch(() => {});
  };
  let end = "failed";
  try {
    end = (await run(words, say, signal)) ? "done" : "failed";
  } catch (error) {
    say(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error));
  }
  clearInterval(watch);
  await said;
  await writeFile(file("end"), end, { mode: 0o600 });
  await rm(file("taken"), { force: true });
}

/** Asks the server to run a command, and passes on what it says. Null when no server takes it. */
export async function askServer(
  dataDir: string,
  words: string[],
  report: (line: string) => void,
  signal: AbortSignal,
): Promise<boolean | null> {
  const folder = folderOf(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const id = randomUUID();
  const file = (ending: string) => path.join(/* turbopackIgnore: true */ folder, `${id}.${ending}`);
  const read = (ending: string) => readFile(/* turbopackIgnore: true */ file(ending), "utf8").catch(() => null);
  await writeFile(file("part"), JSON.stringify(words), { mode: 0o600 });
  await rename(file("part"), file("json"));
  const asked = performance.now();
  let shown = 0;
  try {
    for (;;) {
      const end = await read("end");
      const said = (await read("said")) ?? "";
      const whole = said.lastIndexOf("\n") + 1;
      if (whole > shown) report(said.slice(shown, whole).trimEnd());
      shown = Math.max(shown, whole);
      if (end !== null) return end === "done";
      if ((await read("json")) !== null && performance.now() - asked > TAKEN_WITHIN_MS) return null;
      await sleep(200, undefined, { signal });
    }
  } finally {
    for (const ending of ["json", "taken", "said", "end"]) await rm(file(ending), { force: true });
  }
}
