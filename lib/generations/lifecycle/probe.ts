import type { Storage } from "@/lib/storage/storage";

/** A video's dimensions in pixels, as it is displayed. */
export type VideoDimensions = { width: number; height: number };

/**
 * Reads back a video that was just stored and returns its dimensions, or null when no player could play it: no video
 * track, a broken index. Reads only the index, by ranges, so that the size of the video does not matter.
 */
export async function probe(storage: Storage, key: string, bytes: number): Promise<VideoDimensions | null> {
  // Loaded with the first video: no page needs it.
  const { CustomSource, Input, MP4, QTFF } = await import("mediabunny");
  const source = new CustomSource({
    getSize: () => bytes,
    read: async (start, end) => {
      const file = await storage.open(key, { start, end: end - 1 });
      if (!file) throw new Error("the stored video is gone");
      return new Uint8Array(await new Response(file.body).arrayBuffer());
    },
    maxCacheSize: 2 * 1024 * 1024,
  });
  const input = new Input({ source, formats: [MP4, QTFF] });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) return null;
    const width = await track.getDisplayWidth();
    const height = await track.getDisplayHeight();
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    return null;
  } finally {
    input.dispose();
  }
}
