import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { until } from "../fixtures/until";
import { createServerProcess } from "./server-process";
import { openWorld } from "./world";

/** Possible contents of the data folder of a server that shares the database but not the files. */
const FOLDERS: Record<string, string[]> = {
  "a folder of its own": [],
  "a copy of the videos without the mark": ["videos/a.mp4"],
  "the files of another database": ["marks/7c0f4c5e-3a53-4d3b-9f0e-0d8f3d3f7a11.txt", "videos/b.mp4"],
};

test("files: a server whose files do not belong to the database says so, is unhealthy, and generates nothing", async () => {
  const world = await openWorld({ renderMs: 300 });
  const folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-own-"));
  const outsiders = await Promise.all(
    Object.entries(FOLDERS).map(async ([name, files], at) => {
      const dataDir = path.join(folder, String(at));
      for (const file of files) {
        await mkdir(path.join(dataDir, "files", path.dirname(file)), { recursive: true });
        await writeFile(path.join(dataDir, "files", file), "not ours");
      }
      const environment = { DATABASE_URL: world.databaseUrl, DEFAPI_BASE_URL: world.provider.url, DATA_DIR: dataDir };
      const server = await createServerProcess(environment);
      // It never becomes healthy, which is what `start` waits for.
      return { name, server, starting: server.start().catch(() => undefined) };
    }),
  );
  try {
    for (const { name, server } of outsiders) {
      const health = async () => (await fetch(`${server.url}/api/ready`)).json().catch(() => null);
      await until(`${name} to answer`, async () => (await health().catch(() => null)) !== null, 60_000);
      expect(await health(), name).toMatchObject({ ok: false, database: true, storage: true, files: false });
      expect(server.output(), name).toMatch(/files of this server are not those of its database/);
    }
    expect(await (await fetch(`${world.servers[0]?.url}/api/ready`)).json()).toMatchObject({ ok: true, files: true });

    // Now only the outsiders' sweep could move it on.
    await world.servers[0]?.stop();
    await world.submit(await world.user(), "a lighthouse");
    await sleep(4_000);
    expect((await world.rows()).map(({ state }) => state)).toEqual(["queued"]);
    await world.servers[0]?.start();
    await world.settle(60_000);
    await world.checkInvariants();
  } finally {
    await Promise.all(outsiders.map(({ server }) => server.stop()));
    await Promise.all(outsiders.map(({ starting }) => starting));
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
});
