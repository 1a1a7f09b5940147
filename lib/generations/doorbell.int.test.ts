import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertAttempt } from "@/db/attempts";
import { generations } from "@/db/schema";
import { breaches } from "@/e2e/fixtures/invariants";
import { openTestStudio, type TestStudio } from "@/e2e/fixtures/studio";
import { until } from "@/e2e/fixtures/until";
import { admit } from "./admit";
import { answerCallback } from "./answer-callback";
import { callbackUrl, hashToken, newToken } from "./callback-token";
import { move } from "./move";
import { unconfirmed } from "./send";
import { act, step } from "./step";
import { sweepOnce } from "./sweep";

let world: TestStudio;
let userId: string;
beforeAll(async () => {
  world = await openTestStudio({ deaf: true });
  userId = await world.person();
});
afterAll(() => world.close());

/** A render whose submit hangs: its attempt is on the wire, and the provider has made the task and has finished it. */
async function hungSubmit(prompt: string) {
  const { studio } = world;
  const admitted = await admit(studio, userId, {
    requestId: randomUUID(),
    prompt,
    pictureIds: [],
    ratio: "16:9",
    duration: 5,
    model: "seedance-2.0",
  });
  if (!admitted.ok) throw new Error("not admitted");
  const { id } = admitted.generation.row;
  const attempt = { id: randomUUID(), token: newToken() };
  await move(studio, {
    id,
    from: "queued",
    to: "submitting",
    delayMs: 50_000,
    set: { sentAt: new Date() },
    also: async (tx) => {
      await insertAttempt(tx, { id: attempt.id, generationId: id, tokenHash: hashToken(attempt.token) });
      return true;
    },
  });
  const made = await studio.provider.submit({
    model: "seedance-2.0",
    text: prompt,
    imageUrls: [],
    duration: 5,
    ratio: "16:9",
    callbackUrl: callbackUrl("http://127.0.0.1:9", attempt.id, attempt.token),
  });
  if (made.kind !== "accepted") throw new Error("the simulator refused");
  const body = JSON.stringify({ data: { task_id: made.taskId } });
  return { id, call: { attemptId: attempt.id, token: attempt.token, body } };
}

const read = async (id: string) => {
  const [row] = await world.database.db.select().from(generations).where(eq(generations.id, id));
  return row!;
};

test("a callback that rings just before a hung submit is given up is not forgotten", async () => {
  const { id, call } = await hungSubmit("rung, then unconfirmed");
  expect(await answerCallback(world.studio, call)).toBe(id);
  await act(world.studio, await read(id), unconfirmed("timeout: no whole answer came in time"));
  expect((await read(id)).state).toBe("unconfirmed");
  await until("the sweep to adopt it", async () => {
    await sweepOnce(world.studio);
    return (await read(id)).state === "ready";
  });
  expect(
    await breaches({ db: world.studio.db, storage: world.studio.storage, tasks: world.simulator.tasks() }),
  ).toEqual([]);
});

test("a callback is adopted at once while the submit still hangs", async () => {
  const { id, call } = await hungSubmit("rung while it hangs");
  expect(await answerCallback(world.studio, call)).toBe(id);
  await step(world.studio, id);
  expect((await read(id)).state).not.toBe("submitting");
});
