import type { Db } from "@/db/database";
import { readInOrder } from "@/db/gallery/gallery-queries";
import type { Generation } from "@/db/schema/generations";
import type { SequenceRow } from "@/db/schema/sequences";
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
import { sequenceContent } from "./schema";
import { emptyTimeline, totalFrames } from "./timeline";

/** The writer of what was not changed on a sequence's own page. */
const SERVER = "server";

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

/** Appends a source's videos. Its page may be open and may have saved meanwhile, so it is tried again. */
export async function appendTo(
  db: Db,
  { userId, id, from }: Own & { id: string; from: ClipSource },
): Promise<Result<{ added: number; name: string }, Failure>> {
  const { clips } = await clipsOf(db, { userId, from });
  for (let tried = 0; tried < 3; tried += 1) {
    const row = await findSequence(db, { userId, id });
    const before = contentOf(row);
    if (!row || !before || clips.length === 0) return failure("not_found");
    const added = clips.slice(0, MAX_CLIPS - before.clips.length);
    if (added.length === 0) return failure("invalid", { name: "sequence_full" });
    const offset = before.rate === RATE ? added : added.map((clip) => atRate(clip, before.rate));
    const content = { ...before, clips: [...before.clips, ...offset], by: SERVER, seq: 0 };
    const key = { userId, id, base: row.version, content, videoIds: videosIn(content) };
    if ((await writeSequence(db, key)) !== null) return { ok: true, added: added.length, name: row.name };
  }
  return failure("conflict");
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

/** A sequence with the videos that still exist, or null. */
export async function readSequence(db: Db, key: Own & { id: string }): Promise<SequenceView | null> {
  const row = await findSequence(db, key);
  const content = contentOf(row);
  if (!row || !content) return null;
  const videos = await readInOrder(db, { userId: key.userId, ids: videosIn(content) });
  return {
    ...{ id: row.id, name: row.name, note: row.note, tags: row.tags, version: row.version, content },
    videos: videos.filter(isShown).flatMap((video) => videoOf(video) ?? []),
  };
}

export async function sequenceCards(db: Db, { userId }: Own): Promise<SequenceCard[]> {
  const read = (await listSequences(db, { userId, limit: MAX_SEQUENCES })).flatMap((row) => {
    const content = contentOf(row);
    return content ? [{ row, content }] : [];
  });
  const firsts = read.flatMap(({ content }) => content.clips.find(({ videoId }) => videoId)?.videoId ?? []);
  const shown = (await readInOrder(db, { userId, ids: [...new Set(firsts)] })).filter(isShown);
  const covers = new Map(shown.map((row) => [row.id, videoOf(row)]));
  return read.map(({ row, content: { clips, rate } }) => ({
    ...{ id: row.id, name: row.name, tags: row.tags, clips: clips.length, frames: totalFrames(clips), rate },
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

const contentOf = (row: SequenceRow | null): SequenceContent | null =>
  sequenceContent.safeParse(row?.content).data ?? null;

const videosIn = ({ clips }: SequenceContent): string[] => [...new Set(clips.flatMap(({ videoId }) => videoId ?? []))];

function videoOf(row: Generation): ClipVideo | null {
  const { id, video, posterUrl, placeholder, width, height } = generationView(row, []);
  return video && { id, url: video.url, posterUrl, placeholder, width, height };
}
