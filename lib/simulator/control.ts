import { type FaultSource, faultsSchema } from "./faults";
import { simulatedStatus } from "./plan";
import { errorReply, json, type Reply } from "./reply";
import type { TaskStore } from "./tasks";
import { jsonOf } from "./validate";

/**
 * Controls for fault tests, available only on request: `POST /__control` sets the fault profile, and
 * `GET /__control/tasks` lists the accepted tasks, so that a test can check that nothing was bought twice.
 */
export function answerControl(address: string, body: string, store: TaskStore, faults: FaultSource): Reply {
  switch (address) {
    case "GET /__control":
      return json(faults.get());
    case "POST /__control": {
      const profile = faultsSchema.safeParse(jsonOf(body));
      if (!profile.success) return errorReply(400, profile.error.message);
      faults.set(profile.data);
      return json(faults.get());
    }
    case "GET /__control/tasks":
      return json({ tasks: listTasks(store) });
    default:
      return errorReply(404, "no such address");
  }
}

function listTasks(store: TaskStore) {
  const all = store.all();
  const submits = new Map<string, number>();
  for (const { callbackUrl } of all) {
    if (callbackUrl !== null) submits.set(callbackUrl, (submits.get(callbackUrl) ?? 0) + 1);
  }
  return all.map((task) => ({
    id: task.id,
    prompt: task.prompt,
    callback_url: task.callbackUrl,
    state: simulatedStatus(task, Date.now()),
    accepted_at: new Date(task.acceptedAt).toISOString(),
    finished_at: task.finishedAt === null ? null : new Date(task.finishedAt).toISOString(),
    consumed: task.finishedAt === null ? "0.000000" : task.price,
    submits: task.callbackUrl === null ? 1 : (submits.get(task.callbackUrl) ?? 1),
  }));
}
