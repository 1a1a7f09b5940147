import type { Db } from "@/db/database";
import { listReadyScenes } from "@/db/sequences/scene-queries";
import { filledWith } from "@/lib/sequences/merge-server";
import { changeAsServer } from "@/lib/sequences/server-write";

/**
 * Puts into each planned scene of a sequence the first of its videos that was ready; the others are offered beside it. A scene
 * that has a video or was removed meanwhile stays as it is, so this may run at any time and any number of times. Returns
 * whether there was one to fill.
 */
export function fillScenes(db: Db, key: { userId: string; id: string }): Promise<boolean> {
  return changeAsServer(db, key, async ({ clips, rate }, tx) => {
    const clipKeys = clips.filter(({ videoId }) => videoId === null).map((clip) => clip.key);
    if (clipKeys.length === 0) return null;
    const ready = await listReadyScenes(tx, { userId: key.userId, sequenceId: key.id, clipKeys });
    if (ready.length === 0) return null;
    const firsts = new Map(ready.toReversed().map(({ clipKey, row }) => [clipKey, row]));
    return clips.map((clip) => {
      const video = clip.videoId === null ? firsts.get(clip.key) : undefined;
      if (!video) return clip;
      const frames = video.duration * rate;
      return filledWith(clip, { videoId: video.id, name: video.title ?? clip.name, frames, in: 0, out: frames });
    });
  });
}
