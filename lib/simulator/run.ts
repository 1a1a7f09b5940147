import type { CallbackSender } from "./callbacks";
import type { Renderer } from "./renderer/renderer";
import type { SimTask, TaskStore } from "./tasks";

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Carries tasks to their end: draws the video during the wait, ends the task when its time has come and the video is
 * there, then rings. A task found unfinished at the start goes on from where it was.
 */
export function createRunner(store: TaskStore, services: Renderer, callbacks: CallbackSender, signal: AbortSignal) {
  const timers = new Set<NodeJS.Timeout>();
  signal.addEventListener("abort", () => {
    for (const timer of timers) clearTimeout(timer);
  });

  async function finish(task: SimTask, video: Promise<unknown>): Promise<void> {
    try {
      await video;
    } catch (error) {
      if (signal.aborted) return;
      console.error("The simulator could not draw a video:", error);
      Object.assign(task, {
        end: "failed",
        reason: "Internal error: the video could not be drawn.",
        price: "0.000000",
      });
    }
    if (signal.aborted) return;
    task.finishedAt = Date.now();
    await store.save();
    await callbacks.send(task);
  }

  return function begin(task: SimTask): void {
    if (task.finishedAt !== null) {
      if (!task.calledBack) callbacks.send(task).catch(report);
      return;
    }
    if (task.endsAt === null) return;
    const video = task.end === "success" ? services.video(task) : Promise.resolve();
    // Looked at when the time has come; until then a failure must not count as nobody's.
    video.catch(() => {});
    const wait = Math.min(Math.max(0, task.endsAt - Date.now()), LONGEST_TIMER_MS);
    const timer = setTimeout(() => {
      timers.delete(timer);
      finish(task, video).catch(report);
    }, wait);
    timers.add(timer);
  };
}

function report(error: unknown): void {
  console.error("The simulator stumbled:", error);
}
