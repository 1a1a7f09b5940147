import type { CallbackSender } from "./callbacks";
import type { FaultSource } from "./faults";
import { planTask } from "./plan";
import { errorReply, gatewayPage, json, type Reply } from "./reply";
import type { SimTask, TaskStore } from "./tasks";
import { validate } from "./validate";
import { readScript } from "./words";

/** After this many different videos of one prompt, they repeat. */
const VARIATIONS = 6;

type Deps = {
  store: TaskStore;
  faults: FaultSource;
  callbacks: CallbackSender;
  renderMs: number;
  /** Called for every task that was made, once it is on disk. */
  begin: (task: SimTask) => void;
};

/** Answers a submit. Words in the prompt decide first, then the fault profile. */
export async function answerSubmit(body: string, { store, faults, callbacks, renderMs, begin }: Deps): Promise<Reply> {
  const checked = validate(body);
  if (!checked.ok) return errorReply(400, checked.message);
  const script = readScript(checked.submission.prompt);

  if (script.has("submit-400")) return errorReply(400, "the prompt was refused because it asks for it");
  if (script.has("submit-429")) return errorReply(429, "too many requests", { "retry-after": "5" });
  if (script.has("submit-500")) return errorReply(500, "internal server error");
  if (script.has("submit-html")) return gatewayPage;

  const variation = store.all().filter(({ prompt }) => prompt === checked.submission.prompt).length % VARIATIONS;
  const task = await store.add(planTask(checked.submission, variation, renderMs, Date.now()));
  begin(task);
  if (script.has("early-callback")) await callbacks.sendOnce(task);

  const fault = faults.submit();
  if (script.has("submit-reset") || fault === "reset") return { kind: "reset" };
  if (script.has("submit-hang") || fault === "hang") return { kind: "silence" };
  if (script.has("submit-500-made") || fault === "500") return errorReply(500, "internal server error");
  if (script.has("submit-no-id") || fault === "no-id") return json({ code: 0, message: "ok", data: {} });
  return json({ code: 0, message: "ok", data: { task_id: task.id } });
}
