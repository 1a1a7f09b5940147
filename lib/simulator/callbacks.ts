import { setTimeout as sleep } from "node:timers/promises";
import type { FaultSource } from "./faults";
import { taskAnswer } from "./plan";
import type { SimTask, TaskStore } from "./tasks";
import { readScript } from "./words";

const ANSWER_TIMEOUT_MS = 10_000;
/** Held callbacks are sent when no other arrived for this long, or when there are this many. */
const HELD_MS = 300;
const HELD_MOST = 20;

export type CallbackSender = ReturnType<typeof createCallbackSender>;

type CallbackSenderOptions = {
  store: TaskStore;
  faults: FaultSource;
  origin: () => string;
  /** When each try is made, in milliseconds after the task finished. */
  triesMs: readonly number[];
  signal: AbortSignal;
};

/** Sends callbacks: unsigned, with the body of a query's answer, as services of this kind do. */
export function createCallbackSender({ store, faults, origin, triesMs, signal }: CallbackSenderOptions) {
  const held: Array<() => Promise<void>> = [];
  let release: NodeJS.Timeout | undefined;

  async function post(task: SimTask, status?: string): Promise<boolean> {
    if (task.callbackUrl === null || signal.aborted) return false;
    const answer = taskAnswer(task, origin(), Date.now(), status);
    const flat = readScript(task.prompt).has("flat-callback");
    try {
      const response = await fetch(task.callbackUrl, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(flat ? answer.data : answer),
        redirect: "manual",
        signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
      });
      await response.body?.cancel();
      return response.ok;
    } catch {
      return false;
    }
  }

  async function deliver(task: SimTask): Promise<void> {
    let waited = 0;
    for (const at of triesMs) {
      await sleep(at - waited, undefined, { ref: false });
      waited = at;
      if (signal.aborted || (await post(task))) return;
    }
  }

  /** Holds a callback until later ones have been sent first. */
  function newestFirst(send: () => Promise<void>): Promise<void> {
    if (held.length === 0) release = setTimeout(() => void sendHeld(), HELD_MS).unref();
    else if (held.length < HELD_MOST) release?.refresh();
    return new Promise((resolve) => {
      held.push(() => send().finally(resolve));
    });
  }

  /**
   * One after another, because concurrent posts arrive in any order; but does not wait long for an unreachable
   * receiver.
   */
  async function sendHeld(): Promise<void> {
    for (const send of held.splice(0).reverse())
      await Promise.race([send(), sleep(HELD_MS, undefined, { ref: false })]);
  }

  return {
    /** One attempt for a task in its current state. */
    sendOnce: (task: SimTask) => post(task),
    /**
     * Sends a finished task's callback, as often and as late as prompt and faults say. Resolves when it arrived or was
     * given up.
     */
    async send(task: SimTask): Promise<void> {
      const script = readScript(task.prompt);
      const lost = faults.losesCallback() || script.has("no-callback");
      const { duplicateCallbacks, reverseCallbacks } = faults.get();
      if (task.callbackUrl !== null && !lost) {
        const copies = Math.max(duplicateCallbacks, script.has("double-callback") ? 2 : 1);
        const send = async () => {
          await Promise.all(Array.from({ length: copies }, () => deliver(task)));
          if (reverseCallbacks) await post(task, "in_progress");
        };
        await (reverseCallbacks ? newestFirst(send) : send());
      }
      if (signal.aborted) return;
      task.calledBack = true;
      await store.save();
    },
  };
}
