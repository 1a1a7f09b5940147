import { expect, test } from "vitest";
import type { Pooling } from "../fixtures/pgbouncer";
import { figure } from "./figures";
import { MOMENTS } from "./moments";
import { full, scale } from "./scale";
import { newSubmit, signedIn, submitter } from "./visitor";
import { within } from "./within";
import { openWorld } from "./world";

const SUBMITS = scale(60, 16);
/** One kill at a time; the short run uses the moments around the commits that cost credits. */
const KILLED_AT = full ? MOMENTS : MOMENTS.filter(({ at }) => at === "commit" || at === "committed").slice(0, 3);

const poolings: Pooling[] = [
  { mode: "transaction", size: 1 },
  { mode: "session", size: 2 },
  { mode: "transaction", size: 2 },
  { mode: "transaction", size: 20 },
  { mode: "session", size: 1 },
  { mode: "session", size: 20 },
];

// Each waits most of a minute for the submits of a killed server, and the two of the short run do that at once.
const each = (full ? test : test.concurrent).each(poolings.slice(0, scale(6, 2)));

each("pooler: in $mode mode with $size connections, nothing is lost and nothing is paid for twice", async (pooling) => {
  // In session mode a client keeps its connection, so two servers cannot share one.
  const servers = pooling.mode === "session" && pooling.size < 2 ? 1 : 2;
  const world = await openWorld({ renderMs: 500, servers, pooling });
  try {
    const userId = await world.user();
    const send = await submitter(await signedIn(world, userId));
    const server = (n: number) => world.servers[n % servers] ?? world.servers[0];
    await world.provider.faults({ loseCallbacks: 0.3, duplicateCallbacks: 2, seed: 5 });
    const answers = await Promise.all(
      Array.from({ length: SUBMITS }, (_, n) => send(server(n)?.url ?? "", newSubmit(`through a pooler ${n}`))),
    );
    const admitted = answers.filter((answer) => answer === "admitted").length;
    expect((await world.rows()).length).toBe(admitted);
    figure(`${pooling.mode} pool of ${pooling.size}, submits admitted`, admitted, { exactly: SUBMITS });
    await world.settle(scale(240_000, 120_000));
    await world.checkInvariants();
    const { ready } = await world.counts();
    figure(`${pooling.mode} pool of ${pooling.size}, ready`, ready ?? 0, { exactly: SUBMITS });
    const tasks = (await world.provider.tasks()).length;
    figure(`${pooling.mode} pool of ${pooling.size}, tasks`, tasks, { exactly: SUBMITS });

    for (const moment of KILLED_AT) {
      world.wire.arm(moment);
      await world.submit(userId, moment.name);
      await world.submit(userId, `${moment.name}, second`);
      // All servers share one gate, so sometimes the other server loses the message.
      await within(60_000, `the kill: ${moment.name}`, world.wire.tripped());
      await world.servers[0]?.exited();
      await world.servers[0]?.start();
    }
    await world.settle(scale(240_000, 120_000));
    await world.checkInvariants();
    const { failed = 0 } = await world.counts();
    expect(failed, "a kill must fail no generation").toBe(0);
  } finally {
    await world.close();
  }
});
