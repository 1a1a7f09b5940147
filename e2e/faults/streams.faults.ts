import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { users } from "@/db/schema/accounts";
import { until } from "../fixtures/until";
import { figure } from "./figures";
import { signedIn } from "./visitor";
import { openWorld, type World } from "./world";

const MOST_MS = 15_000;

/** Opens a live stream. Tells whether it is still open. */
async function openStream(world: World, userId: string) {
  const { name, value } = await signedIn(world, userId);
  const headers = { cookie: `${name}=${value}` };
  const ask = () => fetch(`${world.servers[0]?.url}/api/events`, { headers });
  const reader = (await ask()).body?.getReader();
  let open = true;
  void (async () => {
    while (!(await reader?.read())?.done);
    open = false;
  })();
  return { ask, isOpen: () => open, close: () => reader?.cancel() };
}

test("streams: a disabled user's ends in time and does not open again, and another user's stays", async () => {
  const world = await openWorld();
  try {
    const [userId, other] = [await world.user(), await world.user()];
    const [own, others] = [await openStream(world, userId), await openStream(world, other)];
    const startedAt = performance.now();
    // The session's row stays: being disabled must be enough.
    await world.db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, userId));
    await until("the stream to end", async () => !own.isOpen(), 2 * MOST_MS);
    figure("a disabled user's stream, milliseconds to its end", performance.now() - startedAt, { atMost: MOST_MS });
    expect((await own.ask()).status).toBe(401);
    expect(others.isOpen()).toBe(true);
    await others.close();
  } finally {
    await world.close();
  }
});
