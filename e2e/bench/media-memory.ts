import { readdir, readFile } from "node:fs/promises";

/** Megabytes of a process now and at most so far; zeros for one that ended. Reads /proc, so it works only on Linux. */
async function residentOf(pid: number): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const field = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1] ?? 0) / 1_024;
  return { now: field("VmRSS"), peak: field("VmHWM") };
}

/** The ids of a server's running media processes. */
async function mediaProcesses(server: number): Promise<number[]> {
  const children = await Promise.all(
    (await readdir(`/proc/${server}/task`).catch(() => [])).map((task) =>
      readFile(`/proc/${server}/task/${task}/children`, "utf8").catch(() => ""),
    ),
  );
  const pids = children.join(" ").split(" ").filter(Boolean).map(Number);
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
  return pids.filter((_, at) => lines[at]?.includes("lib/media/jobs/main.mjs"));
}

const EVERY_MS = 50;

/**
 * Samples the memory of a server and of its media processes while `work` runs: the server's before and at most, the
 * largest media process's at most, and how many of them there were.
 */
export async function watchMediaMemory(server: number, work: () => Promise<void>) {
  const { now: idle } = await residentOf(server);
  const seen = new Set<number>();
  let [peak, child, isOver] = [idle, 0, false];
  const watching = (async () => {
    while (!isOver) {
      peak = Math.max(peak, (await residentOf(server)).now);
      for (const pid of await mediaProcesses(server)) {
        seen.add(pid);
        child = Math.max(child, (await residentOf(pid)).peak);
      }
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  })();
  await work().finally(() => {
    isOver = true;
  });
  await watching;
  return { idle, peak, child, children: seen.size };
}
