import path from "node:path";
import { readInOrder } from "@/db/gallery/gallery-queries";
import { findAudio } from "@/db/sequences/audio-queries";
import { isShown } from "@/lib/sequences/clips";
import type { Recipe } from "@/lib/sequences/content";
import { totalFrames } from "@/lib/sequences/timeline";
import type { SourceClip } from "./encoding";
import { runFfprobe } from "./ffmpeg";
import { fetchFile, hasDiskRoom } from "./folder";
import { EXPORT_SOUND, SERVER_EXPORT } from "./limits";
import type { Making } from "./making";
import { PROBE, type ProbedClip, readProbe } from "./probe-clip";
import { JobTrouble } from "./trouble";

const TRACK = "track";

/** Brings all files of a recipe into the job's folder and reads what they are. Throws JobTrouble. */
export async function gather(making: Making): Promise<{ clips: SourceClip[]; track: string | null }> {
  const { db, storage, userId, recipe, folder, signal } = making;
  const ids = [...new Set(recipe.clips.flatMap(({ videoId }) => videoId ?? []))];
  const rows = new Map((await readInOrder(db, { userId, ids })).filter(isShown).map((row) => [row.id, row]));
  for (const [at, { videoId }] of recipe.clips.entries())
    if (!videoId || !rows.has(videoId)) throw new JobTrouble("gone", at);
  const audio = recipe.audio && (await findAudio(db, { userId, id: recipe.audio.audioId }));
  if (recipe.audio && !audio) throw new JobTrouble("audio_gone");

  const files = [...rows.values()].reduce((sum, { videoBytes }) => sum + (videoBytes ?? 0), audio?.bytes ?? 0);
  // Sources are there twice where they are copied.
  if (!(await hasDiskRoom(folder, 2 * files + workBytes(recipe)))) throw new JobTrouble("disk_full");

  const probed = new Map<string, { file: string; probed: ProbedClip }>();
  const clips: SourceClip[] = [];
  for (const [at, clip] of recipe.clips.entries()) {
    signal.throwIfAborted();
    const key = rows.get(clip.videoId ?? "")?.videoKey;
    if (!key) throw new JobTrouble("gone", at);
    const known = probed.get(key) ?? (await fetched(making, key, `clip-${probed.size}.mp4`));
    if (!known) throw new JobTrouble("unreadable", at);
    probed.set(key, known);
    clips.push({ clip, ...known });
  }
  if (audio && !(await fetchFile(storage, audio.storageKey, path.join(folder, TRACK), signal)))
    throw new JobTrouble("audio_gone");
  return { clips, track: audio ? TRACK : null };
}

async function fetched({ storage, programs, folder, signal }: Making, key: string, file: string) {
  if (!(await fetchFile(storage, key, path.join(folder, file), signal))) return null;
  const answer = await runFfprobe(programs, file, PROBE, { folder, signal });
  signal.throwIfAborted();
  const probed = answer === null ? null : readProbe(answer);
  return probed && { file, probed };
}

/** What an export takes on the disk besides its sources: the decoded sound, pieces, and the whole. */
function workBytes({ clips, rate }: Recipe): number {
  const seconds = totalFrames(clips) / rate;
  return seconds * (2 * SERVER_EXPORT.videoBytesASecond + EXPORT_SOUND.bytesASecond);
}
