import { taskIdSchema } from "./contract";

const BODY_LIMIT = 64 * 1024;
const DEPTH_LIMIT = 3;

/**
 * The task id in a callback's body, or null. The body's shape is not documented: it may be the query's answer, the
 * task alone, or a list. Nothing else in it is ever believed, so nothing else is read.
 */
export function parseCallbackTaskId(body: string): string | null {
  if (body.length > BODY_LIMIT) return null;
  try {
    return findTaskId(JSON.parse(body), 0);
  } catch {
    return null;
  }
}

function findTaskId(value: unknown, depth: number): string | null {
  if (typeof value !== "object" || value === null || depth > DEPTH_LIMIT) return null;
  if (Array.isArray(value)) return findTaskId(value[0], depth + 1);
  // `id` comes last: in an envelope it may number the delivery and not the task.
  for (const key of ["task_id", "taskId"]) {
    const id = taskIdSchema.safeParse(own(value, key));
    if (id.success) return id.data;
  }
  for (const key of ["data", "task"]) {
    const inner = own(value, key);
    const found = findTaskId(inner, depth + 1);
    if (found) return found;
  }
  const id = taskIdSchema.safeParse(own(value, "id"));
  return id.success ? id.data : null;
}

const own = (value: object, key: string): unknown => (Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined);
