import type { Db } from "@/db/database";
import { pageOfCollection } from "@/db/gallery/collection-queries";
import { readInOrder } from "@/db/gallery/gallery-queries";
import { linksDown, linksUp } from "@/db/gallery/lineage-queries";
import { batchIds } from "@/db/generations/batch-queries";
import type { Generation } from "@/db/schema/generations";
import { portions, type SelectionInput } from "@/lib/gallery/selection";
import type { Clip } from "./content";
import { MAX_CLIPS, MAX_FRAMES, MAX_SEQUENCE_NAME, RATE } from "./limits";
import { type PlannedScene, plannedClip } from "./scenes/planned-clip";
import { plainClip } from "./timeline";

/**
 * Where the clips of a sequence come from; `chain`: a video, what it continues, and what continues it; `scenes` have no
 * videos yet.
 */
export type ClipSource =
  | { selection: SelectionInput }
  | { collectionId: string }
  | { batchId: string }
  | { chain: string }
  | { scenes: PlannedScene[] };

/** The user's finished videos of a source as whole clips, or its scenes, in its order; at most as many as a sequence may have. */
export async function clipsOf(
  db: Db,
  { userId, from }: { userId: string; from: ClipSource },
): Promise<{ clips: Clip[]; more: boolean }> {
  if ("scenes" in from) return { clips: from.scenes.map((scene) => plannedClip(scene, RATE)), more: false };
  const ids = await idsOf(db, userId, from);
  const rows = await readInOrder(db, { userId, ids });
  const clips = rows.filter(isShown).map(clipOf);
  return { clips: clips.slice(0, MAX_CLIPS), more: clips.length > MAX_CLIPS };
}

export const isShown = (row: Generation): boolean => row.state === "ready" && row.deletedAt === null;

/** The videos among these of a user that can be shown. */
export const readSources = async (db: Db, key: { userId: string; ids: string[] }): Promise<Generation[]> =>
  (await readInOrder(db, key)).filter(isShown);

/** The whole video. How long it really is, to the frame, is found where its file is read. */
const clipOf = ({ id, title, prompt, duration }: Generation): Clip => ({
  ...plainClip,
  key: crypto.randomUUID(),
  videoId: id,
  name: [...(title ?? prompt).replace(/\s+/g, " ").trim()].slice(0, MAX_SEQUENCE_NAME / 2).join(""),
  // An exported video may be longer than a clip may.
  ...wholeOf(Math.min(MAX_FRAMES, duration * RATE)),
});

const wholeOf = (frames: number) => ({ frames, in: 0, out: frames });

async function idsOf(db: Db, userId: string, from: Exclude<ClipSource, { scenes: PlannedScene[] }>): Promise<string[]> {
  if ("selection" in from) return selected(db, userId, from.selection);
  if ("batchId" in from) return batchIds(db, { userId, batchId: from.batchId });
  if ("chain" in from) return chainOf(db, userId, from.chain);
  const page = { userId, collectionId: from.collectionId, limit: MAX_CLIPS + 1 };
  return (await pageOfCollection(db, page)).map(({ id }) => id);
}

/** Videos that were chosen one by one in the order of the clicks; what a range covers begins with the oldest. */
async function selected(db: Db, userId: string, selection: SelectionInput): Promise<string[]> {
  const ids: string[] = [];
  for await (const some of portions(db, { userId, selection })) {
    ids.push(...some);
    if (ids.length > MAX_CLIPS) break;
  }
  return "ids" in selection ? ids : ids.toReversed();
}

/** Longer than any story that was continued by hand. */
const LONGEST_CHAIN = 50;

async function chainOf(db: Db, userId: string, id: string): Promise<string[]> {
  const chain = [id];
  const isNew = (found: string | undefined): found is string => found !== undefined && !chain.includes(found);
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const links = await linksUp(db, { userId, ids: chain.slice(0, 1), limit: LONGEST_CHAIN });
    const parent = links.find(({ kind }) => kind === "continued")?.parent;
    if (!isNew(parent)) break;
    chain.unshift(parent);
  }
  for (let step = 0; step < LONGEST_CHAIN; step += 1) {
    const links = await linksDown(db, { userId, ids: chain.slice(-1), limit: LONGEST_CHAIN });
    const child = links.findLast(({ kind }) => kind === "continued")?.child;
    if (!isNew(child)) break;
    chain.push(child);
  }
  return chain;
}
