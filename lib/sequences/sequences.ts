import type { Db } from "@/db/database";
import { readInOrder } from "@/db/gallery/gallery-queries";
import type { Generation } from "@/db/schema/generations";
import {
  countSequences,
  findSequence,
  insertSequence,
  listSequences,
  setSequenceDeleted,
  writeSequence,
} from "@/db/sequences/sequence-queries";
import { generationView } from "@/lib/generations/view";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { type ClipSource, clipsOf, isShown } from "./clips";
import type { ClipVideo, SequenceCard, SequenceContent, SequenceView } from "./content";
import { MAX_CLIPS, MAX_SEQUENCES, RATE } from "./limits";
import { SERVER } from "./merge-server";
import { fillScenes } from "./scenes/fill-scenes";
import { isFilled, readScenes } from "./scenes/read-scenes";
import { changeAsServer, contentOf, videosIn } from "./server-write";
import { emptyTimeline, totalFrames } from "./timeline";

type Own = { userId: string };

/** Makes a sequence of a source's videos. `left`: there were more than a sequence may have. */
export async function createSequence(
  db: Db,
  { userId, name, from }: Own & { name: string; from: ClipSource | null },
): Promise<Result<{ id: string; left: boolean }, Failure>> {
  if ((await countSequences(db, { userId })) >= MAX_SEQUENCES) return failure("invalid", { name: "sequences_full" });
  const { clips, more } = from ? await clipsOf(db, { userId, from }) : { clips: [], more: false };
  if (from && clips.length === 0) return failure("not_found");
  const content: SequenceContent = { ...emptyTimeline, rate: RATE, clips, by: SERVER, seq: 0 };
  const { id } = await insertSequence(db, { userId, name, content, videoIds: videosIn(content) });
  return { ok: true, id, left: more };
}

/** Appends a source's videos, also while the sequence's page is open. */
export async function appendTo(
  db: Db,
  { userId, id, from }: Own & { id: string; from: ClipSource },
): Promise<Result<{ added: number; name: string }, Failure>> {
  const { clips } = await clipsOf(db, { userId, from });
  const row = await findSequence(db, { userId, id });
  if (!row || clips.length === 0) return failure("not_found");
  let added = 0;
  await changeAsServer(db, { userId, id }, async ({ clips: before, rate }) => {
    const some = clips.slice(0, MAX_CLIPS - before.length);
    added = some.length;
    return added === 0 ? null : [...before, ...(rate === RATE ? some : some.map((clip) => atRate(clip, rate)))];
  });
  return added > 0 ? { ok: true, added, name: row.name } : failure("invalid", { name: "sequence_full" });
}

const atRate = <Whole extends { frames: number; out: number }>(clip: Whole, rate: number): Whole => {
  const frames = Math.max(1, Math.round((clip.frames / RATE) * rate));
  return { ...clip, frames, out: frames };
};

/** Saves a page's clips, or returns what another page wrote meanwhile; null when the sequence was deleted. */
export async function saveSequence(
  db: Db,
  { userId, id, write }: Own & { id: string; write: { base: number; content: SequenceContent } },
): Promise<{ ok: true; version: number } | { ok: false; other: SequenceView | null }> {
  const version = await writeSequence(db, { userId, id, ...write, videoIds: videosIn(write.content) });
  return version === null ? { ok: false, other: await readSequence(db, { userId, id }) } : { ok: true, version };
}

/** A sequence with the videos that still exist and with what is made for its scenes, or null. */
export async function readSequence(db: Db, key: Own & { id: string }): Promise<SequenceView | null> {
  let row = await findSequence(db, key);
  const before = contentOf(row);
  if (!before) return null;
  const scenes = await readScenes(db, { ...key, clips: before.clips });
  // What is missed while no process runs, or by one that ended at that moment, is made up for here.
  if (isFilled(before.clips, scenes) && (await fillScenes(db, key))) row = await findSequence(db, key);
  const content = contentOf(row);
  if (!row || !content) return null;
  const videos = await readInOrder(db, { userId: key.userId, ids: videosIn(content) });
  return {
    ...{ id: row.id, name: row.name, note: row.note, tags: row.tags, version: row.version, content, scenes },
    videos: videos.filter(isShown).flatMap((video) => videoOf(video) ?? []),
  };
}

/** A user's sequences in a list, the most recently changed first, or those in the trash. */
export async function sequenceCards(db: Db, key: Own & { trashed?: boolean }): Promise<SequenceCard[]> {
  const { userId } = key;
  const read = (await listSequences(db, { ...key, limit: MAX_SEQUENCES })).flatMap((row) => {
    const content = contentOf(row);
    return content ? [{ row, content }] : [];
  });
  const firsts = read.flatMap(({ content }) => content.clips.find(({ videoId }) => videoId)?.videoId ?? []);
  const shown = (await readInOrder(db, { userId, ids: [...new Set(firsts)] })).filter(isShown);
  const covers = new Map(shown.map((row) => [row.id, videoOf(row)]));
  return read.map(({ row, content: { clips, rate } }) => ({
    ...{ id: row.id, name: row.name, tags: row.tags, clips: clips.length, frames: totalFrames(clips), rate },
    createdAt: row.createdAt.toISOString(),
    cover: covers.get(clips.find(({ videoId }) => videoId)?.videoId ?? "") ?? null,
  }));
}

export async function restoreSequenceOf(
  db: Db,
  { userId, id }: Own & { id: string },
): Promise<Result<object, Failure>> {
  if ((await countSequences(db, { userId })) >= MAX_SEQUENCES) return failure("invalid", { name: "sequences_full" });
  return (await setSequenceDeleted(db, { userId, id, deleted: false })) ? { ok: true } : failure("not_found");
}

function videoOf(row: Generation): ClipVideo | null {
  const { id, video, posterUrl, placeholder, width, height } = generationView(row, []);
  return video && { id, url: video.url, posterUrl, placeholder, width, height };
}
