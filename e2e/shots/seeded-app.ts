import { cp, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { AUTH_SECRET } from "@/e2e/faults/server-process";
import { type App, startApp } from "@/e2e/fixtures/app-server";
import { captureOutput } from "@/lib/cli/child.mjs";
import { inRoot } from "@/lib/cli/root.mjs";
import { copyDatabase } from "@/lib/cli/start/database.mjs";
import type { Seeded } from "./seeded";

/** What one account may spend in a day: the seed's failing one has spent almost all of it. */
const CREDITS_USER_DAY = "40";

export type SeededApp = {
  seeded: Seeded;
  app: App;
  /** Another server of the same data, whose gallery cannot be read. Its cookies are the same: they name no port. */
  broken: App;
  stop(): Promise<void>;
};

/** Servers with accounts in every condition. */
export async function startSeededApp(): Promise<SeededApp> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-seeded-"));
  const apps: App[] = [];
  const stop = async () => {
    await Promise.all(apps.map((app) => app.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const seeded = await seed(folder);
    const env = { AUTH_SECRET, CREDITS_USER_DAY };
    const copy = (dataDir: string) => cp(folder, dataDir, { recursive: true });
    const app = await startApp({ env, prepare: copy });
    apps.push(app);
    const broken = await startApp({
      env,
      async prepare(dataDir) {
        await copy(dataDir);
        const database = new PGlite(path.join(dataDir, "pglite"));
        await database.exec("alter table saved_views rename to saved_views_lost");
        await database.close();
      },
    });
    apps.push(broken);
    return { seeded, app, broken, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** In a process of its own: WebAssembly never gives its memory back, and the modules are those of a server. */
async function seed(folder: string): Promise<Seeded> {
  await copyDatabase(folder);
  const tool = ["--conditions=react-server", "--import", "tsx", inRoot("e2e/shots/seed.ts"), folder];
  const { code, output } = await captureOutput(tool, { within: 300_000 });
  if (code !== 0) throw new Error(`the seed failed:\n${output}`);
  return JSON.parse(output.trim().split("\n").at(-1) ?? "");
}
