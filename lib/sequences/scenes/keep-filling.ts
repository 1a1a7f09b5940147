import { findScene, listUnfilled } from "@/db/sequences/scene-queries";
import { subscribeHere } from "@/lib/generations/live/events";
import type { Services } from "@/lib/generations/services";
import { log } from "@/lib/log";
import { fillScenes } from "./fill-scenes";

/** How often all scenes are looked through: a process may have ended between a video's last step and its place. */
const CATCH_UP_MS = 10 * 60_000;
const PAGE = 50;

/** Fills every planned scene that has a finished video, none after `signal`. Returns how many sequences were changed. */
export async function fillAll({ db }: Pick<Services, "db">, signal?: AbortSignal): Promise<number> {
  let filled = 0;
  for (let after = ""; ; ) {
    const some = await listUnfilled(db, { after, limit: PAGE });
    for (const sequence of some) {
      if (signal?.aborted) return filled;
      if (await fillScenes(db, sequence)) filled += 1;
    }
    after = some.at(-1)?.id ?? "";
    if (some.length < PAGE) return filled;
  }
}

/**
 * Gives finished videos their places in sequences while the server runs. A page that reads a sequence does the same, so
 * nobody sees a place that was missed. Returns a function that stops it, and ends with the sequence under way.
 */
export function startFillingScenes(services: Pick<Services, "db">): () => Promise<void> {
  const stop = new AbortController();
  let running = Promise.resolve();
  const run = (work: Promise<unknown>) => {
    const ended = work.catch((error: unknown) => log.often("a planned scene did not get its video", error));
    running = Promise.all([running, ended]).then(() => undefined);
  };
  const unsubscribe = subscribeHere(({ to, userId, generationId }) => {
    if (to === "ready") run(fillFor(services, { userId, generationId }));
  });
  const catchUp = () => run(fillAll(services, stop.signal));
  catchUp();
  const timer = setInterval(catchUp, CATCH_UP_MS);
  timer.unref();
  return async () => {
    unsubscribe();
    clearInterval(timer);
    stop.abort();
    await running;
  };
}

/** Fills the scene that a generation is for, if any. */
async function fillFor({ db }: Pick<Services, "db">, key: { userId: string; generationId: string }): Promise<void> {
  const scene = await findScene(db, key);
  if (scene) await fillScenes(db, { userId: key.userId, id: scene.sequenceId });
}
