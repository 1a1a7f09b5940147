import { expect, test } from "vitest";
import { budgets, ledger } from "@/db/schema/credits";
import { figure, note } from "./figures";
import { scale } from "./scale";
import { type Answer, press, presser, signedIn } from "./visitor";
import { openWorld } from "./world";

const PRESSES = scale(500, 150);
const CAP = 50;

test(`of ${PRESSES} presses at once on three servers, one of them killed, exactly as many are admitted as the limit allows`, async () => {
  // Fifty times half a credit.
  const world = await openWorld({ servers: 3, environment: { CREDITS_INSTANCE_DAY: String(CAP / 2) } });
  try {
    const send = await presser(await signedIn(world, await world.user()));
    const [first, second, third] = world.servers;
    if (!first || !second || !third) throw new Error("three servers were asked for");
    // The pages' own modules are loaded by the first request; that is not what is measured.
    await Promise.all(world.servers.map((server) => fetch(`${server.url}/sign-in`).then((answer) => answer.text())));

    const presses = Array.from({ length: PRESSES }, (_, n) => press(`one of many ${n} [sim:hang]`));
    let answered = 0;
    const answers = await Promise.all(
      presses.map(async (wish, n) => {
        const server = world.servers[n % 3] ?? first;
        const answer = await send(server.url, wish);
        answered += 1;
        if (answered === 20) first.kill();
        // A user whose press broke off presses again; the page sends the same submit.
        return answer === "broken" ? send((n % 2 ? second : third).url, wish) : answer;
      }),
    );
    const count = (kind: Answer) => answers.filter((answer) => answer === kind).length;
    note("admission, over budget", count("over_budget"));
    expect(count("over_budget") + count("admitted")).toBe(PRESSES);

    const reserved = (await world.db.select().from(ledger)).filter((entry) => entry.kind === "reserve");
    figure(`admission, of ${PRESSES} presses at once`, (await world.rows()).length, { exactly: CAP });
    figure("admission, told so", count("admitted"), { exactly: CAP });
    expect(reserved).toHaveLength(CAP);
    for (const { scope, used } of await world.db.select().from(budgets)) expect(Number(used), scope).toBe(CAP / 2);

    await world.db.update(budgets).set({ used: "0" });
    world.databaseGate.shut();
    const closed = await Promise.all(Array.from({ length: 30 }, (_, n) => send(second.url, press(`in the dark ${n}`))));
    world.databaseGate.open();
    expect(closed.filter((answer) => answer === "admitted")).toEqual([]);
    figure("admission, with the database down", (await world.rows()).length - CAP, { exactly: 0 });
    await world.db.update(budgets).set({ used: String(CAP / 2) });
    await world.sane();
  } finally {
    await world.close();
  }
});
