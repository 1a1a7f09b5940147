import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { listener } from "@/e2e/fixtures/callback-listener";
import { captureOutput } from "../cli/child.mjs";
import { offerSimulator } from "../cli/start/simulator.mjs";
import { createDefapi } from "../provider/defapi/client";

const pier = { model: "seedance-2.0", text: "A pier at dusk", imageUrls: [], duration: 5, ratio: "16:9" };

async function offer() {
  const dir = await mkdtemp(path.join(os.tmpdir(), "simulator-test-"));
  const offered = await offerSimulator(dir, { idleMs: 400, args: ["--speed", "300", "--small"] });
  onTestFinished(async () => {
    await offered.close();
    await rm(dir, { recursive: true, force: true });
  });
  const client = createDefapi({
    baseUrl: `http://127.0.0.1:${offered.port}`,
    apiKey: "dk-1",
    submitTimeoutMs: 30_000,
  });
  const processes = async () => {
    const { output } = await captureOutput(["-A", "-o", "args="], { program: "ps" });
    return output.split("\n").filter((line) => line.includes(dir) && line.includes("main.ts")).length;
  };
  const submit = async (text = pier.text, callbackUrl?: string) => {
    const submitted = await client.submit({ ...pier, text, callbackUrl });
    if (submitted.kind !== "accepted") throw new Error(`not accepted: ${JSON.stringify(submitted)}`);
    return submitted.taskId;
  };
  return { ...offered, client, processes, submit };
}

const patient = { timeout: 40_000, interval: 100 };

test("simulator on demand: the first request starts it, it ends when idle, and its videos keep their address", async () => {
  const { port, client, processes, submit } = await offer();
  expect(await processes()).toBe(0);
  const heard = await listener();
  const taskId = await submit(pier.text, heard.url);
  expect(await processes()).toBe(1);
  await expect.poll(() => heard.bodies.length, patient).toBe(1);

  await expect.poll(processes, patient).toBe(0);
  const answer = await client.poll(taskId);
  const videoUrl = answer.kind === "task" ? (answer.task.videoUrl ?? "") : "";
  expect(videoUrl).toContain(`http://127.0.0.1:${port}/files/`);
  await expect.poll(processes, patient).toBe(0);
  const video = await fetch(videoUrl);
  expect(video.headers.get("content-type")).toBe("video/mp4");
  await video.body?.cancel();
});

test("simulator on demand: it does not end while a callback is due, nor for a task that hangs", async () => {
  const { client, processes, submit } = await offer();
  const refusing = await listener(500);
  await submit(pier.text, refusing.url);
  // Tried at once, and 2 and 6 seconds later.
  await expect.poll(() => refusing.bodies.length, patient).toBe(3);
  await expect.poll(processes, patient).toBe(0);

  const hanging = await submit("A pier [sim:hang]");
  await expect.poll(processes, patient).toBe(0);
  expect(await client.poll(hanging)).toMatchObject({ kind: "task", task: { status: "open" } });
});
