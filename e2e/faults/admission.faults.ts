import { expect, test } from "vitest";
import { budgets, ledger } from "@/db/schema/credits";
import { figure, note } from "./figures";
import { scale } from "./scale";
import { type Answer, newSubmit, signedIn, submitter } from "./visitor";
import { openWorld } from "./world";

const SUBMITS = scale(500, 150);
const LIMIT = 50;

test(`admission: of ${SUBMITS} concurrent submits on three servers, one of them killed, the limit is admitted exactly`, async () => {
  // Fifty videos at half a credit.
  const world = await openWorld({ servers: 3, environment: { CREDITS_INSTANCE_DAY: String(LIMIT / 2) } });
  try {
    const send = await submitter(await signedIn(world, await world.user()));
    const [first, second, third] = world.servers;
    if (!first || !second || !third) throw new Error("three servers must be running");
    // The first request loads the pages' modules, which is not measured.
    await Promise.all(world.servers.map((server) => fetch(`${server.url}/sign-in`).then((answer) => answer.text())));

    const submits = Array.from({ length: SUBMITS }, (_, n) => newSubmit(`one of many ${n} [sim:hang]`));
    let answered = 0;
    const answers = await Promise.all(
      submits.map(async (submit, n) => {
        const server = world.servers[n % 3] ?? first;
        const answer = await send(server.url, submit);
        answered += 1;
        if (answered === 20) first.kill();
        // After a broken connection the user retries, and the page sends the same submit.
        return answer === "broken" ? send((n % 2 ? second : third).url, submit) : answer;
      }),
    );
    const count = (kind: Answer) => answers.filter((answer) => answer === kind).length;
    note("admission, over budget", count("over_budget"));
    expect(count("over_budget") + count("admitted")).toBe(SUBMITS);

    const reserved = (await world.db.select().from(ledger)).filter((entry) => entry.kind === "reserve");
    figure(`admission, of ${SUBMITS} concurrent submits`, (await world.rows()).length, { exactly: LIMIT });
    figure("admission, answered as admitted", count("admitted"), { exactly: LIMIT });
    expect(reserved).toHaveLength(LIMIT);
    for (const { scope, used } of await world.db.select().from(budgets)) expect(Number(used), scope).toBe(LIMIT / 2);

    await world.db.update(budgets).set({ used: "0" });
    world.databaseGate.shut();
    const closed = await Promise.all(
      Array.from({ length: 30 }, (_, n) => send(second.url, newSubmit(`in the dark ${n}`))),
    );
    world.databaseGate.open();
    expect(closed.filter((answer) => answer === "admitted")).toEqual([]);
    figure("admission, with the database down", (await world.rows()).length - LIMIT, { exactly: 0 });
    await world.db.update(budgets).set({ used: String(LIMIT / 2) });
    await world.checkInvariants();
  } finally {
    await world.close();
  }
});
