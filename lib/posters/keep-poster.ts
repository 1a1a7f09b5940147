import { randomUUID } from "node:crypto";
import { lastTransition } from "@/db/generations/transition-queries";
import { setPoster } from "@/db/posters/poster-queries";
import type { Generation } from "@/db/schema/generations";
import type { Services } from "@/lib/generations/services";
import type { EncodedPoster } from "./encode-poster";
import { POSTER_POLICY } from "./limits";

/** Stores a poster for a video that has none, and notifies the pages that show it. Null when another was faster. */
export async function savePoster(
  services: Pick<Services, "db" | "storage" | "publish">,
  generationId: string,
  poster: EncodedPoster,
): Promise<Generation | null> {
  const key = `posters/${randomUUID()}.webp`;
  const body = (async function* () {
    yield poster.bytes;
  })();
  const stored = await services.storage.put(key, body, {
    contentType: "image/webp",
    maxBytes: POSTER_POLICY.maxBytes,
  });
  if (!stored.ok) return null;
  const row = await setPoster(services.db, generationId, {
    key,
    sha256: stored.sha256,
    bytes: stored.bytes,
    placeholder: poster.placeholder,
  }).catch(async (error) => {
    await services.storage.remove(key).catch(() => undefined);
    throw error;
  });
  if (row === null) {
    await services.storage.remove(key);
    return null;
  }
  // No change of state, so the event carries the last transition's id: a page that resumes from it misses nothing.
  const last = await lastTransition(services.db, row.id);
  if (last) services.publish({ id: last.id, userId: row.userId, generationId: row.id, from: row.state, to: row.state });
  return row;
}
