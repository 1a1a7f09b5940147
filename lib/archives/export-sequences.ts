import { exportIdsOf, findAudioFile } from "@/db/archives/sequence-archive-queries";
import type { AudioFile, SequenceRow } from "@/db/schema/sequences";
import { findSequence } from "@/db/sequences/sequence-queries";
import type { Services } from "@/lib/generations/services";
import { sequenceContent } from "@/lib/sequences/schema";
import { bodyOf } from "@/lib/storage/storage";
import { plainName } from "./plain-name";
import { SEQUENCE_MANIFEST, type SequenceManifest } from "./sequence-manifest";
import type { ZipFile } from "./zip-stream";

/** Those of a manifest. */
const MOST_EXPORTS = 10_000;

/** The files of a user's sequences: for each its manifest, and its audio file. They come after the videos, so that an import finds the clips. */
export async function* sequenceFiles(
  { db, storage }: Pick<Services, "db" | "storage">,
  { userId, ids }: { userId: string; ids: Iterable<string> },
): AsyncGenerator<ZipFile> {
  for (const id of ids) {
    const row = await findSequence(db, { userId, id });
    const content = row && sequenceContent.safeParse(row.content).data;
    if (!row || !content) continue;
    const exports = await exportIdsOf(db, { userId, sequenceId: id, limit: MOST_EXPORTS });
    const audio = content.audio && (await findAudioFile(db, { userId, id: content.audio.audioId }));
    yield* filesOf(storage, { row, content, exports, audio });
  }
}

type Exported = Pick<SequenceManifest, "content" | "exports"> & { row: SequenceRow; audio: AudioFile | null };

function* filesOf(storage: Services["storage"], { row, content, exports, audio }: Exported): Generator<ZipFile> {
  const folder = `sequences/${plainName(row.name) || "sequence"} ${row.id.slice(0, 8)}`;
  const at = row.createdAt;
  const name = audio && `audio.${audio.storageKey.split(".").at(-1)}`;
  if (audio)
    yield {
      name: `${folder}/${name}`,
      at,
      body: async () => (await storage.open(audio.storageKey))?.body ?? null,
    };
  const manifest: SequenceManifest = {
    ...{ id: row.id, name: row.name, note: row.note, tags: row.tags },
    ...{ content, exports, audio: name },
  };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  yield { name: `${folder}/${SEQUENCE_MANIFEST}`, at, body: async () => bodyOf(bytes) };
}
