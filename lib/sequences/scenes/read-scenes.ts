import type { Db } from "@/db/database";
import { withImages } from "@/db/generations/generation-queries";
import { listScenes } from "@/db/sequences/scene-queries";
import { viewsWithTime } from "@/lib/generations/time-ranges";
import type { Clip, SceneGeneration } from "@/lib/sequences/content";

/** Generations that a sequence's page gets, of all its scenes together. */
const MOST = 200;
/** Characters of a prompt that a list shows. */
const PROMPT = 200;

/** What was submitted for scenes among these clips, the newest first. */
export async function readScenes(
  db: Db,
  { userId, id, clips }: { userId: string; id: string; clips: readonly Clip[] },
): Promise<SceneGeneration[]> {
  const clipKeys = clips.map(({ key }) => key);
  const found = clipKeys.length > 0 ? await listScenes(db, { userId, sequenceId: id, clipKeys, limit: MOST }) : [];
  const views = await viewsWithTime(
    { db },
    await withImages(
      db,
      found.map(({ row }) => row),
    ),
  );
  return views.map((generation, at) => ({
    clipKey: found[at]?.clipKey ?? "",
    generation: { ...generation, images: [], prompt: [...generation.prompt].slice(0, PROMPT).join("") },
  }));
}

/** Whether a planned scene among these clips has a finished video. */
export const isFilled = (clips: readonly Clip[], scenes: readonly SceneGeneration[]): boolean =>
  scenes.some(
    ({ clipKey, generation: { state } }) =>
      state === "ready" && clips.some(({ key, videoId }) => key === clipKey && videoId === null),
  );
