import type { Db } from "@/db/database";
import { readInOrder } from "@/db/gallery/gallery-queries";
import { findImage } from "@/db/images/image-queries";
import { countSceneDrafts, insertDraft } from "@/db/prompts/draft-queries";
import { findSequence } from "@/db/sequences/sequence-queries";
import { offeredSettings } from "@/lib/generations/composer-seed";
import { DEFAULTS, DURATIONS } from "@/lib/generations/settings";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import type { DraftContent, DraftScene } from "@/lib/prompts/drafts/content";
import { openDraftOf } from "@/lib/prompts/drafts/current-draft";
import { MAX_SCENE_DRAFTS } from "@/lib/sequences/limits";
import { SERVER } from "@/lib/sequences/merge-server";
import { contentOf, videosIn } from "@/lib/sequences/server-write";

type Key = { userId: string; id: string };

/** Whether this is the draft of this scene still: a copy of a scene begins without one. */
export async function isDraftOf(db: Db, key: Key & { scene: DraftScene }): Promise<boolean> {
  const scene = (await openDraftOf(db, key))?.scene;
  return scene?.sequenceId === key.scene.sequenceId && scene.clipKey === key.scene.clipKey;
}

export type NewSceneDraft = {
  id: string;
  scene: DraftScene;
  name: string;
  /** The frame that it continues from; null where nothing is before it. */
  imageId: string | null;
  /** What follows the mention of that frame. */
  phrase: string;
  /** What the scene is about. */
  text: string;
  seconds: number;
};

/** Begins the draft of a planned scene, with the sequence's ratio and the duration that is nearest to the scene's. */
export async function makeSceneDraft(
  db: Db,
  { userId, ...made }: NewSceneDraft & { userId: string },
): Promise<Result<{ id: string }, Failure>> {
  const { id, scene, imageId } = made;
  const content = contentOf(await findSequence(db, { userId, id: scene.sequenceId }));
  const image = imageId === null ? null : await findImage(db, { userId, id: imageId });
  if (!content || (imageId !== null && !image)) return failure("not_found");
  if ((await countSceneDrafts(db, { userId })) >= MAX_SCENE_DRAFTS) return failure("invalid", { name: "scenes_full" });
  const [first] = await readInOrder(db, { userId, ids: videosIn(content).slice(0, 1) });
  const like = first ? offeredSettings(first) : DEFAULTS;
  const draft: DraftContent = {
    open: { id, name: made.name, scene },
    doc: [...(image ? [{ key: image.id }, `${made.phrase}\n`] : []), ...(made.text ? [made.text] : [])],
    images: image ? [{ key: image.id, name: image.name, alias: null, imageId: image.id, wholeId: null }] : [],
    gone: [],
    elements: [],
    settings: {
      ratio: content.output.ratio === "first" ? like.ratio : content.output.ratio,
      duration:
        DURATIONS.toSorted((a, b) => Math.abs(a - made.seconds) - Math.abs(b - made.seconds))[0] ?? like.duration,
      model: like.model,
    },
    ...{ by: SERVER, seq: 0 },
  };
  // Without a name it is in no list, and counts for none.
  await insertDraft(db, { userId, id, name: null, content: draft });
  return { ok: true, id };
}
