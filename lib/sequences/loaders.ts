import "server-only";
import { getDb } from "@/db/client";
import { sequencesWith } from "@/db/sequences/sequence-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
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
