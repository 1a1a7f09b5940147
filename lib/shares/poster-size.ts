import "server-only";
import { buffer } from "node:stream/consumers";
import type { Generation } from "@/db/schema";
import { log } from "@/lib/log";
import { getStorage } from "@/lib/storage/open-storage";
import { webpSize } from "./webp-size";

const REMEMBERED = 1_000;
const known = new Map<string, { width: number; height: number }>();

/**
 * How large a film's poster really is, which previews are told: it may be smaller than the film. Read from the file's
 * first bytes and remembered, since posters never change under their hash. Null when there is none to read.
 */
export async function posterSize(film: Pick<Generation, "posterKey" | "posterSha256">) {
  const { posterKey, posterSha256 } = film;
  if (posterKey === null || posterSha256 === null) return null;
  const remembered = known.get(posterSha256);
  if (remembered) return remembered;
  try {
    const head = await getStorage().open(posterKey, { start: 0, end: 29 });
    const size = head && webpSize(await buffer(head.body));
    if (!size) return null;
    if (known.size >= REMEMBERED) known.clear();
    known.set(posterSha256, size);
    return size;
  } catch (error) {
    // The page is worth more than the size of its preview.
    log.error("a poster's size could not be read", error);
    return null;
  }
}
