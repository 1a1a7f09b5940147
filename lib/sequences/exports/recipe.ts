import type { Db } from "@/db/database";
import { exportsOf, findExport, listRecipes } from "@/db/sequences/export-queries";
import { generationView } from "@/lib/generations/view";
import { readSources } from "@/lib/sequences/clips";
import type { Recipe, SequenceContent, SequenceView } from "@/lib/sequences/content";
import { exportRecipe } from "@/lib/sequences/schema";
import { cutsOf, isContinued } from "@/lib/sequences/timeline";
import { withoutGaps } from "./without-gaps";

/** A recipe as it was stored; null for one of a version that wrote it otherwise. */
const storedRecipe = (stored: unknown): Recipe | null => exportRecipe.safeParse(stored).data ?? null;

/** The recipes of those of a user's videos that were exported, by their ids. */
export async function recipesOf(db: Db, key: { userId: string; ids: string[] }): Promise<Map<string, Recipe>> {
  if (key.ids.length === 0) return new Map();
  const rows = await listRecipes(db, key);
  return new Map(
    rows.flatMap(({ generationId, recipe: stored }) => {
      const recipe = storedRecipe(stored);
      return recipe ? [[generationId, recipe]] : [];
    }),
  );
}

/** A clip of an exported video, by the second at which it begins there. The parts of a clip that was split are one. */
type Part = { at: number; name: string; videoId: string | null };

const partsOf = ({ clips, rate }: Recipe): Part[] => {
  const cuts = cutsOf(clips);
  return clips.flatMap(({ key, name, videoId }, index) =>
    isContinued(clips, key) ? [] : [{ at: (cuts[index] ?? 0) / rate, name, videoId }],
  );
};

export type Chapter = { at: number; name: string };

/** What a player shows as chapters, in seconds from the beginning; none for a single clip. */
export function chaptersOf(recipe: Recipe): Chapter[] {
  const parts = partsOf(recipe);
  return parts.length > 1 ? parts.map(({ at, name }) => ({ at, name })) : [];
}

/** Whether the video has sound that no model made. An audio track that was muted is not in it. */
export const isMixed = ({ audio }: Recipe): boolean => audio !== null && !audio.muted && audio.volume > 0;

/** How a video was exported, for its owner. `video`: the clip's own video, while it exists. */
export type ExportView = {
  sequence: { id: string; name: string } | null;
  clips: (Omit<Part, "videoId"> & { video: { id: string; posterUrl: string | null } | null })[];
};

/** Null for a video that was not exported. */
export async function readExport(db: Db, key: { userId: string; id: string }): Promise<ExportView | null> {
  const row = await findExport(db, key);
  const recipe = row && storedRecipe(row.recipe);
  if (!row || !recipe) return null;
  const parts = partsOf(recipe);
  const ids = [...new Set(parts.flatMap(({ videoId }) => videoId ?? []))];
  const sources = await readSources(db, { userId: key.userId, ids });
  const known = new Map(
    sources.map((source) => [source.id, { id: source.id, posterUrl: generationView(source, []).posterUrl }]),
  );
  return {
    sequence: row.sequenceId && row.sequence ? { id: row.sequenceId, ...row.sequence } : null,
    clips: parts.map(({ at, name, videoId }) => ({ at, name, video: known.get(videoId ?? "") ?? null })),
  };
}

/** A sequence's export in its list. `changed`: the sequence would be exported otherwise now. */
export type ExportCard = { id: string; at: string; posterUrl: string | null; changed: boolean };

const MOST = 50;

/** The exports of a sequence, the newest first. */
export async function readExports(
  db: Db,
  { userId, sequence }: { userId: string; sequence: SequenceView },
): Promise<ExportCard[]> {
  const rows = await exportsOf(db, { userId, sequenceId: sequence.id, limit: MOST });
  const shown = new Set(sequence.videos.map(({ id }) => id));
  const now = substance(withoutGaps(sequence.content, ({ videoId }) => videoId !== null && shown.has(videoId)));
  return rows.map(({ video, recipe: stored }) => {
    const recipe = storedRecipe(stored);
    const { id, createdAt: at, posterUrl } = generationView(video, []);
    return { ...{ id, at, posterUrl }, changed: recipe === null || substance(recipe) !== now };
  });
}

/** All that is seen and heard, as a text: neither names nor keys, nor how long the unused rest of a video is. */
function substance({ clips, rate, fades, output, audio, captions }: Recipe | SequenceContent): string {
  return JSON.stringify([
    ...[rate, fades.in, fades.out, output.ratio, output.fit, output.resolution],
    clips.map((clip) => [
      ...[clip.videoId, clip.in, clip.out, clip.volume, clip.muted, clip.fadeIn, clip.fadeOut, clip.crossfade],
      ...[clip.focus.x, clip.focus.y],
    ]),
    audio && [
      ...[audio.audioId, audio.at, audio.in, audio.out, audio.volume, audio.muted, audio.fadeIn, audio.fadeOut],
    ],
    captions.flatMap(({ from, to, text }) => (text.trim() === "" ? [] : [[from, to, text]])),
  ]);
}
