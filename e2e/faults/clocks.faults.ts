import { expect, test } from "vitest";
import { figure } from "./figures";
import { scale } from "./scale";
import { newSubmit, signedIn, submitter } from "./visitor";
import { openWorld } from "./world";

const SUBMITS = scale(60, 16);
const HOUR = 3_600_000;

/** Code that shifts the server's clock before it starts. Next copies the own properties of `Date`. */
const skewed = (ms: number) => {
  const program = `
    const Real = Date;
    function Skewed(...args) {
      return Reflect.construct(Real, args.length ? args : [Real.now() + ${ms}], new.target ?? Skewed);
    }
    Object.defineProperties(Skewed, Object.getOwnPropertyDescriptors(Real));
    Skewed.now = () => Real.now() + ${ms};
    globalThis.Date = Skewed;`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}` };
};

test("clocks: two servers more than two days apart finish every generation and agree on its times", async () => {
  const world = await openWorld({
    renderMs: 3_000,
    servers: 2,
    each: (server) => skewed(server === 0 ? 26 * HOUR : -26 * HOUR),
  });
  try {
    await world.provider.faults({ loseCallbacks: 0.5, acceptThenNoId: 0.1, seed: 3 });
    const send = await submitter(await signedIn(world, await world.user()));
    const startedAt = Date.now();
    await Promise.all(
      Array.from({ length: SUBMITS }, (_, n) => send(world.servers[n % 2]?.url ?? "", newSubmit(`at any time ${n}`))),
    );
    await world.settle(120_000);
    await world.checkInvariants();
    const rows = await world.rows();
    const states = rows.map(({ state }) => state);
    expect(states.filter((state) => state !== "ready" && state !== "unconfirmed")).toEqual([]);
    const moments = rows.flatMap((row) => [row.sentAt, row.renderedAt, row.finishedAt]).filter((at) => at !== null);
    const furthest = Math.max(...moments.map((at) => Math.abs(at.getTime() - startedAt)));
    figure("clocks apart, furthest moment from the truth", furthest / 1_000, { atMost: 150 }, " s");
  } finally {
    await world.close();
  }
});
