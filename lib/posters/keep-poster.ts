import { randomUUID } from "node:crypto";
import { setPoster } from "@/db/posters/poster-queries";
import type { Generation } from "@/db/schema/generations";
import { publishUpdate } from "@/lib/generations/lifecycle/transition";
import type { Services } from "@/lib/generations/services";
import { bodyOf } from "@/lib/storage/storage";
import type { EncodedPoster } from "./encode-poster";
import { POSTER_POLICY } from "./limits";

/** Stores a poster for a video that has none, and notifies the pages that show it. Null when another was faster. */
export async function savePoster(
  services: Pick<Services, "db" | "storage" | "publish">,
  generationId: string,
  poster: EncodedPoster,
): Promise<Generation | null> {
  const key = `posters/${randomUUID()}.webp`;
  const limits = { contentType: "image/webp", maxBytes: POSTER_POLICY.maxBytes };
  const stored = await services.storage.put(key, bodyOf(poster.bytes), limits);
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
  await publishUpdate(services, row);
  return row;
}
