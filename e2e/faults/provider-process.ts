import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { stop } from "@/lib/cli/child.mjs";
import { freePort } from "@/lib/cli/start/port.mjs";
import { startSimulatorProcess } from "@/lib/cli/start/simulator.mjs";
import type { Faults } from "@/lib/simulator/faults";
import { until } from "../fixtures/until";

export type Task = {
  id: string;
  prompt: string;
  callback_url: string | null;
  accepted_at: string;
  finished_at: string | null;
};

/** The simulator as its own process, with its control routes open. Five seconds of video take `renderMs`. */
export async function startProvider({ renderMs }: { renderMs: number }) {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), "ninefold-provider-"));
  const port = await freePort();
  const args = ["--small", "--one-video", "--control", "--speed", String(renderMs)];
  const child = startSimulatorProcess({ dataDir, port, args });
  const url = `http://127.0.0.1:${port}`;
  await until(
    "the simulator",
    () =>
      fetch(`${url}/__control`).then(
        (answer) => answer.ok,
        () => false,
      ),
    30_000,
  );
  return {
    url,
    async faults(profile: Partial<Faults>): Promise<void> {
      const answer = await fetch(`${url}/__control`, { method: "POST", body: JSON.stringify(profile) });
      if (!answer.ok) throw new Error(`the simulator refused the faults: ${await answer.text()}`);
    },
    async tasks(): Promise<Task[]> {
      const answer = await fetch(`${url}/__control/tasks`);
      return ((await answer.json()) as { tasks: Task[] }).tasks;
    },
    async close() {
      await stop(child);
      await rm(dataDir, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

export type Provider = Awaited<ReturnType<typeof startProvider>>;
