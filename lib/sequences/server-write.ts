import type { Db } from "@/db/database";
import type { SequenceRow } from "@/db/schema/sequences";
import { lockSequence, writeSequence } from "@/db/sequences/sequence-queries";
import type { Clip, SequenceContent } from "./content";
import { SERVER } from "./merge-server";
import { sequenceContent } from "./schema";

export const contentOf = (row: SequenceRow | null): SequenceContent | null =>
  sequenceContent.safeParse(row?.content).data ?? null;

export const videosIn = ({ clips }: Pick<SequenceContent, "clips">): string[] => [
  ...new Set(clips.flatMap(({ videoId }) => videoId ?? [])),
];

/**
 * Changes a sequence's clips though its page may be open. `seq` counts how many versions in a row the server wrote, by
 * which a page that missed them knows that nobody else did. Returns whether there was a change.
 */
export async function changeAsServer(
  db: Db,
  key: { userId: string; id: string },
  change: (content: SequenceContent, tx: Db) => Promise<readonly Clip[] | null>,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const row = await lockSequence(tx, key);
    const before = contentOf(row);
    const clips = before && (await change(before, tx));
    if (!row || !before || !clips) return false;
    const content = { ...before, clips, by: SERVER, seq: before.by === SERVER ? before.seq + 1 : 1 };
    await writeSequence(tx, { ...key, base: row.version, content, videoIds: videosIn(content) });
    return true;
  });
}
