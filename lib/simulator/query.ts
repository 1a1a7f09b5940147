import { taskAnswer } from "./plan";
import { errorReply, gatewayPage, json, type Reply } from "./reply";
import type { TaskStore } from "./tasks";
import { readScript } from "./words";

/** Answers queries about tasks, and counts them, for prompts that spoil the first few answers. */
export function createQuery(store: TaskStore, origin: () => string) {
  const asked = new Map<string, number>();

  return (taskId: string | null): Reply => {
    if (!taskId) return errorReply(400, "task_id is required");
    const task = store.get(taskId);
    if (!task) return errorReply(404, "task not found");
    const now = Date.now();
    const times = (asked.get(taskId) ?? 0) + 1;
    asked.set(taskId, times);
    const script = readScript(task.prompt);
    if (now - task.acceptedAt < (script.get("query-404") ?? 0) * 1_000) return errorReply(404, "task not found");
    if (times <= (script.get("query-500") ?? 0)) return errorReply(500, "internal server error");
    if (times <= (script.get("query-html") ?? 0)) return gatewayPage;
    return json(taskAnswer(task, origin(), now));
  };
}

/** The account's balance: a hundred credits, less what tasks have cost. In millionths, because money is not a float. */
export function balanceAnswer(store: TaskStore): Reply {
  const spent = store
    .all()
    .filter((task) => task.finishedAt !== null)
    .reduce((sum, task) => sum + BigInt(task.price.replace(".", "")), 0n);
  const left = 100_000_000n - spent;
  const digits = (left < 0n ? 0n : left).toString().padStart(7, "0");
  return json({ code: 0, message: "ok", data: { credit: `${digits.slice(0, -6)}.${digits.slice(-6)}` } });
}
