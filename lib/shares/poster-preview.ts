import "server-only";
import { buffer } from "node:stream/consumers";
import type { Generation } from "@/db/schema/generations";
import { log } from "@/lib/log";
import { drawPosterPreview, type PosterPreview } from "@/lib/posters/poster-preview";
import { getStorage } from "@/lib/storage/open-storage";

const REMEMBERED = 300;
const known = new Map<string, Promise<PosterPreview | null>>();

/**
 * A small preview of a video's poster, and the poster's real size, which metadata needs. Made once, however many
 * visitors arrive at once, and cached, since a poster never changes under its hash. Null when no poster can be read.
 */
export async function loadPosterPreview(
  video: Pick<Generation, "posterKey" | "posterSha256">,
): Promise<PosterPreview | null> {
  const { posterKey, posterSha256 } = video;
  if (posterKey === null || posterSha256 === null) return null;
  const remembered = known.get(posterSha256);
  if (remembered) return remembered;
  if (known.size >= REMEMBERED) known.clear();
  const drawing = draw(posterKey);
  known.set(posterSha256, drawing);
  // A failed read, such as of a store that was down for a moment, is not cached.
  if ((await drawing) === null) known.delete(posterSha256);
  return drawing;
}

async function draw(key: string): Promise<PosterPreview | null> {
  try {
    const file = await getStorage().open(key);
    return file && (await drawPosterPreview(await buffer(file.body)));
  } catch (error) {
    // The page is worth more than a preview.
    log.often("a poster preview could not be made", error);
    return null;
  }
}
