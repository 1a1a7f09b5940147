import { expect, test } from "vitest";
import { figure } from "./figures";
import { scale } from "./scale";
import { press, presser, signedIn } from "./visitor";
import { openWorld } from "./world";

const PRESSES = scale(60, 16);
const HOUR = 3_600_000;

/** Runs before the server and moves the clock that it knows. Next copies the own properties of what it finds there. */
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

test("two servers whose clocks are more than two days apart make every video, and agree on when", async () => {
  const world = await openWorld({
    renderMs: 3_000,
    servers: 2,
    each: (server) => skewed(server === 0 ? 26 * HOUR : -26 * HOUR),
  });
  try {
    await world.provider.faults({ loseCallbacks: 0.5, acceptThenNoId: 0.1, seed: 3 });
    const send = await presser(await signedIn(world, await world.user()));
    const began = Date.now();
    await Promise.all(
      Array.from({ length: PRESSES }, (_, n) => send(world.servers[n % 2]?.url ?? "", press(`whatever the time ${n}`))),
    );
    await world.settle(120_000);
    await world.sane();
    const rows = await world.rows();
    const states = rows.map(({ state }) => state);
    expect(states.filter((state) => state !== "ready" && state !== "unconfirmed")).toEqual([]);
    const moments = rows.flatMap((row) => [row.sentAt, row.renderedAt, row.finishedAt]).filter((at) => at !== null);
    const furthest = Math.max(...moments.map((at) => Math.abs(at.getTime() - began)));
    figure("clocks apart, furthest moment from the truth", furthest / 1_000, { atMost: 150 }, " s");
  } finally {
    await world.close();
  }
});
