import { setTimeout as wait } from "node:timers/promises";
import type { Services } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { step } from "./step";

/** Few at once: in a burst, answering callbacks comes first, and the sweep helps with the due rows. */
const AT_ONCE = 4;
/** This many waiting, the last of them this recent (in ms), is a burst: until it is over, steps are left to the sweep. */
const MANY = 20;
const RECENT_MS = 100;
const PAUSE_MS = 500;

const waiting = new Set<string>();
let busy = 0;
let latestAt = 0;

/**
 * Steps a row that a callback or a user made due. If the process dies first, the sweep does it, because the row is due
 * in the database. Resolves when this call has no more to do, for hosts that stop a function as soon as they may.
 */
export async function stepSoon(services: Services, id: string): Promise<void> {
  waiting.add(id);
  latestAt = Date.now();
  if (busy < AT_ONCE) await work(services);
}

async function work(services: Services): Promise<void> {
  busy += 1;
  for (const id of waiting) {
    waiting.delete(id);
    if (waiting.size > MANY && Date.now() - latestAt < RECENT_MS) await wait(PAUSE_MS);
    await step(services, id).catch((error) => log.often("a step failed", error, { generation: id }));
  }
  busy -= 1;
}
