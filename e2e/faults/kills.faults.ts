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
/** The short run tests all moments in one world; the full run gives each its own world, two at a time. */
const GROUPS: Moment[][] = full ? MOMENTS.map((moment) => [moment]) : [MOMENTS];

/** A restart, and the generations that were open at that time. */
type Restart = { at: number; open: string[] };

test("kills: a server killed with -9 at any moment pays for nothing twice and loses nothing", async () => {
  const provider = await startProvider({ renderMs: 500 });
  const seconds: number[] = [];
  const settling: Promise<void>[] = [];
  let kills = 0;
  try {
    for (const moments of GROUPS) {
      const world = await openWorld({ provider });
      const restarts: Restart[] = [];
      for (const moment of moments) {
        for (let n = 0; n < KILLS; n++) restarts.push(await killAt(world, moment));
      }
      kills += restarts.length;
      // The next moment's kills run while this world settles.
      settling.push(slowestAfterRestart(world, restarts).then((slowest) => void seconds.push(slowest / 1_000)));
      if (settling.length > 1) await settling.shift();
    }
    await Promise.all(settling);
    note("kill -9, named moments", MOMENTS.length);
    figure("kill -9, kills", kills, { exactly: KILLS * MOMENTS.length });
    figure("kill -9, slowest from a restart to settled or flagged", Math.max(...seconds), { atMost: 60 }, " s");
  } finally {
    await Promise.allSettled(settling);
    await provider.close();
  }
});

/** Submits, waits for the kill at that moment, and starts the server again. */
async function killAt(world: World, moment: Moment): Promise<Restart> {
  const [server] = world.servers;
  const userId = await world.user();
  world.wire.arm(moment);
  await Promise.all([world.submit(userId, moment.name), world.submit(userId, `${moment.name}, second`)]);
  await within(30_000, `the kill: ${moment.name}`, world.wire.tripped());
  await server?.exited();
  const open = await world.open();
  await server?.start();
  return { at: Date.now(), open };
}

/**
 * The longest time from a restart until a generation settled, in milliseconds. It counts from the last restart that
 * found the generation open, because a server that is killed again early cannot meet the limit.
 */
async function slowestAfterRestart(world: World, restarts: Restart[]): Promise<number> {
  try {
    await world.settle(120_000);
    await world.checkInvariants();
    const { failed = 0 } = await world.counts();
    expect(failed, "a kill must fail no generation").toBe(0);

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
