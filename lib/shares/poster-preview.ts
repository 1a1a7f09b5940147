import "server-only";
import { buffer } from "node:stream/consumers";
import type { Generation } from "@/db/schema/generations";
import { log } from "@/lib/log";
import { drawPosterPreview, type PosterPreview } from "@/lib/posters/poster-preview";
import { getStorage } from "@/lib/storage/open-storage";

const REMEMBERED = 300;
const known = new Map<string, Promise<PosterPreview | null>>();

/**
 * A video's poster in small, and how large it really is, which previews are told. Drawn once, however many visitors come at
 * the same moment, and remembered, since posters never change under their hash. Null when there is none to read.
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
  // A store that was away for a moment is asked again.
  if ((await drawing) === null) known.delete(posterSha256);
  return drawing;
}

async function draw(key: string): Promise<PosterPreview | null> {
  try {
    const file = await getStorage().open(key);
    return file && (await drawPosterPreview(await buffer(file.body)));
  } catch (error) {
    // The page is worth more than a preview.
    log.error("a poster could not be drawn in small", error);
    return null;
  }
}
