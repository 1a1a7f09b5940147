import path from "node:path";
import { findAudioFile } from "@/db/archives/sequence-archive-queries";
import { spoolBody } from "@/lib/files/spool-body";
import type { Services } from "@/lib/generations/services";
import { AUDIO_POLICY } from "@/lib/sequences/audio/limits";
import { storeAudio } from "@/lib/sequences/audio/store-audio";
import type { AudioTrack } from "@/lib/sequences/content";
import { metered } from "@/lib/storage/metered";
import type { ArchiveFile } from "./read-archive";

/** Seconds that reading one audio file of an archive may take. */
const WITHIN_MS = 10 * 60_000;

/**
 * The audio track of an imported sequence with the user's own file, which is stored and checked like an uploaded one, or
 * was here already; null when there is none. `folder`: where a file is written while it is checked.
 */
export async function importAudio(
  services: Pick<Services, "db" | "storage">,
  given: { userId: string; track: AudioTrack | null; file: ArchiveFile | undefined; folder: string },
): Promise<AudioTrack | null> {
  const { userId, track, file } = given;
  if (!track || (await findAudioFile(services.db, { userId, id: track.audioId }))) return track;
  if (!file || file.bytes > AUDIO_POLICY.maxBytes) return null;
  const meter = metered(await file.open(), AUDIO_POLICY.maxBytes, AbortSignal.timeout(WITHIN_MS));
  const stored = await spoolBody(path.join(given.folder, "audio"), meter.chunks, (path) => {
    const { bytes, sha256 } = meter.result();
    return storeAudio(services, { userId, name: track.name, path, bytes, sha256 });
  });
  return stored?.ok ? { ...track, audioId: stored.audio.id } : null;
}
