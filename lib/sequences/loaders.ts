import "server-only";
import { getDb } from "@/db/client";
import { exportsWith } from "@/db/sequences/export-queries";
import { sequencesWith } from "@/db/sequences/sequence-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import type { SequenceView } from "./content";
import { readExport, readExports } from "./exports/recipe";
import { readSequence, sequenceCards } from "./sequences";

export const loadSequences = authedLoader((user) => sequenceCards(getDb(), { userId: user.id }));

/** A user's deleted sequences, the latest first. */
export const loadSequenceTrash = authedLoader((user) => sequenceCards(getDb(), { userId: user.id, trashed: true }));

/** One sequence; null when it is not the user's. */
export const loadSequence = authedLoader((user, id: string) => readSequence(getDb(), { userId: user.id, id }));

/** The names of the sequences that a video is in. */
export const loadSequencesWith = authedLoader((user, videoId: string) =>
  sequencesWith(getDb(), { userId: user.id, videoId }),
);

/** How a video was exported; null when it was not. */
export const loadExport = authedLoader((user, id: string) => readExport(getDb(), { userId: user.id, id }));

export const loadExports = authedLoader((user, sequence: SequenceView) =>
  readExports(getDb(), { userId: user.id, sequence }),
);

/** The exported videos that a video is part of. */
export const loadExportsWith = authedLoader((user, videoId: string) =>
  exportsWith(getDb(), { userId: user.id, videoId, limit: 100 }),
);
