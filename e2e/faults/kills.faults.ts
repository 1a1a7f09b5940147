import { inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { transitions } from "@/db/schema/generations";
import { figure, note } from "./figures";
import { MOMENTS } from "./moments";
import { startProvider } from "./provider-process";
import { full, scale } from "./scale";
import type { Moment } from "./tripwire";
import { within } from "./within";
import { openWorld, SETTLED, type World } from "./world";

const KILLS = scale(20, 1);
/** In the short run one world goes through all moments; in the full one each has a world, and two run at a time. */
const GROUPS: Moment[][] = full ? MOMENTS.map((moment) => [moment]) : [MOMENTS];

/** One restart, and what was going on at that time. */
type Restart = { at: number; open: string[] };

test("a server killed with -9 at any named moment buys nothing twice and loses nothing", async () => {
  const provider = await startProvider({ renderMs: 500 });
  const seconds: number[] = [];
  const resting: Promise<void>[] = [];
  let kills = 0;
  try {
    for (const moments of GROUPS) {
      const world = await openWorld({ provider });
      const restarts: Restart[] = [];
      for (const moment of moments) {
        for (let n = 0; n < KILLS; n++) restarts.push(await killAt(world, moment));
      }
      kills += restarts.length;
      // The next moment's kills go on while this world comes to rest.
      resting.push(comesToRest(world, restarts).then((slowest) => void seconds.push(slowest / 1_000)));
      if (resting.length > 1) await resting.shift();
    }
    await Promise.all(resting);
    note("kill -9, named moments", MOMENTS.length);
    figure("kill -9, kills", kills, { exactly: KILLS * MOMENTS.length });
    figure("kill -9, slowest from a restart to settled or flagged", Math.max(...seconds), { atMost: 60 }, " s");
  } finally {
    await Promise.allSettled(resting);
    await provider.close();
  }
});

/** Presses until the moment has come, and starts the dead server again. */
async function killAt(world: World, moment: Moment): Promise<Restart> {
  const [server] = world.servers;
  const someone = await world.user();
  world.wire.arm(moment);
  await Promise.all([world.press(someone, moment.name), world.press(someone, `${moment.name}, a second`)]);
  await within(30_000, `the kill: ${moment.name}`, world.wire.tripped());
  await server?.dead();
  const open = await world.open();
  await server?.start();
  return { at: Date.now(), open };
}

/**
 * Answers the longest that anything took from a restart: from the last one that found it open, since a server that is
 * killed again before the time is up had no chance to keep the promise.
 */
async function comesToRest(world: World, restarts: Restart[]): Promise<number> {
  try {
    await world.settle(120_000);
    await world.sane();
    const { failed = 0 } = await world.counts();
    expect(failed, "a kill is nobody's failure").toBe(0);

    const ends = await world.db.select().from(transitions).where(inArray(transitions.to, SETTLED));
    const first = new Map<string, number>();
    for (const { generationId, at } of ends) {
      first.set(generationId, Math.min(at.getTime(), first.get(generationId) ?? Number.POSITIVE_INFINITY));
    }
    const found = new Map(restarts.flatMap(({ at, open }) => open.map((id) => [id, at] as const)));
    return Math.max(...[...found].map(([id, at]) => (first.get(id) ?? Number.NaN) - at));
  } finally {
    await world.close();
  }
}
