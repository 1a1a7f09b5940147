import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import { listener } from "@/e2e/fixtures/callback-listener";
import { createDefapi } from "../provider/defapi/client";

const root = path.resolve(import.meta.dirname, "../..");

async function folder() {
  const dir = await mkdtemp(path.join(os.tmpdir(), "simulator-test-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** The simulator as a process of its own, as the launcher starts it. */
async function launch(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "lib/simulator/main.ts", ...args], {
    cwd: root,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const exited = new Promise<number | string | null>((resolve) =>
    child.on("exit", (code, signal) => resolve(code ?? signal)),
  );
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  await Promise.race([expect.poll(() => lines.length, { timeout: 15_000, interval: 20 }).toBe(1), exited]);
  const url = lines[0]?.replace("simulator listening on ", "") ?? "";
  return { child, exited, url, errors: () => errors, client: () => createDefapi({ baseUrl: url, apiKey: "dk-1" }) };
}

const pier = { model: "seedance-2.0", text: "A pier at dusk", imageUrls: [], duration: 5, ratio: "16:9" };

test("a killed simulator forgets nothing, and sends its callbacks after a restart", async () => {
  const dir = await folder();
  const heard = await listener();
  const first = await launch("--data", dir, "--speed", "1500", "--small");
  const submitted = await first.client().submit({ ...pier, callbackUrl: heard.url });
  const taskId = submitted.kind === "accepted" ? submitted.taskId : "";
  first.child.kill("SIGKILL");
  await first.exited;

  const second = await launch("--data", dir, "--speed", "1500", "--small");
  await heard.until(1);
  const answer = await second.client().poll(taskId);
  expect(answer).toMatchObject({ kind: "task", task: { status: "success" } });
  const video = await fetch(answer.kind === "task" ? (answer.task.videoUrl ?? "") : "");
  expect(video.status).toBe(200);
  await video.body?.cancel();
  second.child.kill("SIGTERM");
  expect(await second.exited).toBe(0);
});

test("it ends with its parent, and reports a port in use in one line", async () => {
  const first = await launch("--with-parent");
  const second = await launch("--port", new URL(first.url).port);
  expect(await second.exited).toBe(1);
  expect(second.errors().trim()).toMatch(/^The simulator could not start: .*EADDRINUSE.*$/);
  first.child.stdin.end();
  expect(await first.exited).toBe(0);
});
