import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { planTask } from "./plan";
import { createTaskStore } from "./tasks";

test("tasks: a file of version 0.1 is read, so that a finished task keeps its video", async () => {
  const dir = await mkdtemp(path.join(os.tmpdir(), "simulator-test-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const submission = {
    model: "m",
    prompt: "A pier",
    images: 0,
    duration: 5,
    ratio: "16:9",
    callbackUrl: null,
  } as const;
  const task = await (await createTaskStore(dir)).add(planTask(submission, 3, 1_000, Date.now()));
  const file = path.join(dir, "simulator-tasks.json");
  await writeFile(file, (await readFile(file, "utf8")).replace('"variation"', '"take"'));
  expect((await createTaskStore(dir)).all()).toEqual([task]);
});
