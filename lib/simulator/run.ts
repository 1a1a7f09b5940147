import type { CallbackSender } from "./callbacks";
import type { Renderer } from "./renderer/renderer";
import type { SimTask, TaskStore } from "./tasks";

const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Finishes tasks: renders the video during the wait, ends the task when its time has come and the video exists, then
 * sends the callback. A task found unfinished at the start continues where it was.
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
    // Awaited when the time has come; until then a rejection must not count as unhandled.
    video.catch(() => {});
    const wait = Math.min(Math.max(0, task.endsAt - Date.now()), LONGEST_TIMER_MS);
    const timer = setTimeout(() => {
      timers.delete(timer);
      finish(task, video).catch(report);
    }, wait);
    timers.add(timer);
  };
}

/** Whether a task still needs this process: to end on time, or to be called back. One that hangs needs nothing. */
export const isOwed = ({ finishedAt, endsAt, calledBack }: SimTask): boolean =>
  finishedAt === null ? endsAt !== null : !calledBack;

function report(error: unknown): void {
  console.error("The simulator stumbled:", error);
}
