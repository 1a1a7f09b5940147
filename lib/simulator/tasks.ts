import { randomUUID } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { OLD_TASK, withCurrentNames } from "../old-names";
import { ratios } from "./validate";

const KEPT_MS = 7 * 24 * 60 * 60_000;

const taskSchema = z.object({
  id: z.string(),
  model: z.string(),
  prompt: z.string(),
  images: z.number(),
  duration: z.literal([5, 10, 15]),
  ratio: z.enum(ratios),
  callbackUrl: z.string().nullable(),
  /** How many earlier tasks had the same prompt: the model never makes the same video twice, so neither do we. */
  variation: z.number().default(0),
  acceptedAt: z.number(),
  /** When it will be done, in epoch milliseconds; null for a task that hangs. */
  endsAt: z.number().nullable(),
  end: z.enum(["success", "failed"]),
  reason: z.string().nullable(),
  /** What it will cost once it has ended. */
  price: z.string(),
  finishedAt: z.number().nullable(),
  /** Whether its callback was delivered, lost, or given up. */
  calledBack: z.boolean().default(false),
});

export type SimTask = z.infer<typeof taskSchema>;

export type TaskStore = Awaited<ReturnType<typeof createTaskStore>>;

/** The tasks, in memory and in a file under `dataDir`, so that a restarted simulator has forgotten nothing. */
export async function createTaskStore(dataDir: string | undefined) {
  const file = dataDir === undefined ? null : path.join(dataDir, "simulator-tasks.json");
  const tasks = new Map((file ? await load(file) : []).map((task) => [task.id, task]));
  const save = file ? coalesced(() => write(file, [...tasks.values()])) : async () => {};
  return {
    all: () => [...tasks.values()],
    get: (id: string) => tasks.get(id),
    /** Resolves once the tasks in their current state are on disk. */
    save,
    async add(task: Omit<SimTask, "id">): Promise<SimTask> {
      const added = { id: `ta${randomUUID()}`, ...task };
      tasks.set(added.id, added);
      await save();
      return added;
    },
  };
}

async function load(file: string): Promise<SimTask[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "[]";
    throw error;
  });
  const since = Date.now() - KEPT_MS;
  return z
    .array(taskSchema)
    .parse(withCurrentNames(JSON.parse(text), OLD_TASK))
    .filter((task) => task.acceptedAt > since);
}

/** Writes a second file first, so that a kill leaves the old tasks and not half of the new ones. */
async function write(file: string, tasks: SimTask[]): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const handle = await open(`${file}.new`, "w");
  await handle.writeFile(JSON.stringify(tasks));
  await handle.sync();
  await handle.close();
  await rename(`${file}.new`, file);
}

/** Runs at most one at a time; calls during a run share the next one, which includes all of their changes. */
function coalesced(run: () => Promise<void>): () => Promise<void> {
  let current: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    next ??= current
      .catch(() => {})
      .then(() => {
        next = null;
        current = run();
        return current;
      });
    return next;
  };
}
