import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { until } from "../fixtures/until";
import { createServerProcess } from "./server-process";
import { openWorld } from "./world";

test("a server with files of its own says so, is not healthy, and makes no videos", async () => {
  const world = await openWorld({ renderMs: 300 });
  const folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-own-"));
  const stranger = await createServerProcess({
    DATABASE_URL: world.databaseUrl,
    DEFAPI_BASE_URL: world.provider.url,
    DATA_DIR: folder,
  });
  // It never becomes healthy, which is what is awaited otherwise.
  const starting = stranger.start().catch(() => undefined);
  try {
    const health = async () => (await fetch(`${stranger.url}/api/health`)).json().catch(() => null);
    await until("the stranger to answer", async () => (await health().catch(() => null)) !== null, 60_000);
    expect(await health()).toEqual({ ok: false, database: true, storage: true, files: false });
    expect(stranger.output()).toMatch(/files of this server are not those of its database/);
    expect(await (await fetch(`${world.servers[0]?.url}/api/health`)).json()).toMatchObject({ ok: true, files: true });

    // The only one whose clock could move it on is the stranger.
    await world.servers[0]?.stop();
    await world.press(await world.user(), "a lighthouse");
    await sleep(4_000);
    expect((await world.rows()).map(({ state }) => state)).toEqual(["queued"]);
    await world.servers[0]?.start();
    await world.settle(60_000);
    await world.sane();
  } finally {
    await stranger.stop();
    await starting;
    await world.close();
    await rm(folder, { recursive: true, force: true });
  }
});
