import { expect, test } from "vitest";
import type { Pooling } from "../fixtures/pgbouncer";
import { figure } from "./figures";
import { MOMENTS } from "./moments";
import { full, scale } from "./scale";
import { press, presser, signedIn } from "./visitor";
import { within } from "./within";
import { openWorld } from "./world";

const PRESSES = scale(60, 16);
/** One of them at a time; the short run takes those on both sides of the commits that cost money. */
const KILLED_AT = full ? MOMENTS : MOMENTS.filter(({ at }) => at === "commit" || at === "committed").slice(0, 3);

const ways: Pooling[] = [
  { mode: "transaction", size: 1 },
  { mode: "session", size: 2 },
  { mode: "transaction", size: 2 },
  { mode: "transaction", size: 20 },
  { mode: "session", size: 1 },
  { mode: "session", size: 20 },
];

test.each(ways.slice(0, scale(6, 2)))(
  "through a pooler in $mode mode with $size connections nothing is lost and nothing bought twice",
  async (pooling) => {
    // In session mode a connection is somebody's for good: two servers cannot share one.
    const servers = pooling.mode === "session" && pooling.size < 2 ? 1 : 2;
    const world = await openWorld({ renderMs: 500, servers, pooling });
    try {
      const someone = await world.user();
      const send = await presser(await signedIn(world, someone));
      const server = (n: number) => world.servers[n % servers] ?? world.servers[0];
      await world.provider.faults({ loseCallbacks: 0.3, duplicateCallbacks: 2, seed: 5 });
      const answers = await Promise.all(
        Array.from({ length: PRESSES }, (_, n) => send(server(n)?.url ?? "", press(`through a pooler ${n}`))),
      );
      const admitted = answers.filter((answer) => answer === "admitted").length;
      expect((await world.rows()).length).toBe(admitted);
      figure(`${pooling.mode} pool of ${pooling.size}, presses admitted`, admitted, { exactly: PRESSES });
      await world.settle(scale(240_000, 120_000));
      await world.sane();
      const { ready } = await world.counts();
      figure(`${pooling.mode} pool of ${pooling.size}, ready`, ready ?? 0, { exactly: PRESSES });
      const bought = (await world.provider.tasks()).length;
      figure(`${pooling.mode} pool of ${pooling.size}, bought`, bought, { exactly: PRESSES });

      for (const moment of KILLED_AT) {
        world.wire.arm(moment);
        await world.press(someone, moment.name);
        await world.press(someone, `${moment.name}, a second`);
        // All servers pass the same gate: now and then it is the other one that loses the message.
        await within(60_000, `the kill: ${moment.name}`, world.wire.tripped());
        await world.servers[0]?.dead();
        await world.servers[0]?.start();
      }
      await world.settle(scale(240_000, 120_000));
      await world.sane();
      const { failed = 0 } = await world.counts();
      expect(failed, "a kill is nobody's failure").toBe(0);
    } finally {
      await world.close();
    }
  },
);
