"use server";

import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { getDb } from "@/db/client";
import { deleteSequenceRow, describeSequenceRow, setSequenceDeleted } from "@/db/sequences/sequence-queries";
import { authedAction } from "@/lib/auth/authed-action";
import { MAX_NOTE, MAX_TAG, MAX_TAGS } from "@/lib/gallery/limits";
import { selectionSchema } from "@/lib/gallery/selection";
import { type Failure, foundOrNot } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { isVisible } from "@/lib/text/visible";
import type { ClipSource } from "./clips";
import { MAX_CLIPS, MAX_PLANNED, MAX_SEQUENCE_NAME, MAX_SEQUENCES } from "./limits";
import { sequenceName } from "./schema";
import { appendTo, createSequence, restoreSequenceOf } from "./sequences";

const one = z.object({ id: z.uuid("invalid") });
const source: z.ZodType<ClipSource> = z.union([
  z.object({ selection: selectionSchema }),
  z.object({ collectionId: z.uuid() }),
  z.object({ batchId: z.string().min(1).max(64) }),
  z.object({ chain: z.uuid() }),
  z.object({
    scenes: z
      .array(z.object({ name: z.string().max(MAX_SEQUENCE_NAME), seconds: z.number().min(0).max(3_600) }))
      .min(1)
      .max(MAX_PLANNED),
  }),
]);

/** Makes a sequence, empty without `from`. */
export const makeSequence = authedAction(
  "sequences",
  z.object({ name: sequenceName, from: source.nullable() }),
  (user, input) => withSentence(createSequence(getDb(), { userId: user.id, ...input })),
);

export const addToSequence = authedAction("sequences", one.extend({ from: source }), (user, input) =>
  withSentence(appendTo(getDb(), { userId: user.id, ...input })),
);

const words = one.extend({
  name: sequenceName,
  note: z.string().max(MAX_NOTE),
  tags: z.array(z.string().trim().min(1).max(MAX_TAG).refine(isVisible)).max(MAX_TAGS),
});

/** Gives a sequence its name, note and tags. */
export const describeSequence = authedAction("sequences", words, async (user, { tags, ...input }) =>
  foundOrNot(await describeSequenceRow(getDb(), { userId: user.id, ...input, tags: [...new Set(tags)] })),
);

/** Can be undone for 30 days. */
export const deleteSequence = authedAction("sequences", one, async (user, { id }) =>
  foundOrNot(await setSequenceDeleted(getDb(), { userId: user.id, id, deleted: true })),
);

export const restoreSequence = authedAction("sequences", one, (user, { id }) =>
  withSentence(restoreSequenceOf(getDb(), { userId: user.id, id })),
);

/** Deletes a sequence in the trash for good; its videos stay. */
export const deleteSequenceForGood = authedAction("sequences", one, async (user, { id }) =>
  foundOrNot(await deleteSequenceRow(getDb(), { userId: user.id, id })),
);

/** Says which limit was reached, where that is the reason: no field of a form can. */
async function withSentence<Value>(answer: Promise<Result<Value, Failure>>): Promise<Result<Value, Failure>> {
  const result = await answer;
  const reason = result.ok ? undefined : result.error.fields?.name;
  if (result.ok || (reason !== "sequences_full" && reason !== "sequence_full")) return result;
  const t = await getTranslations("errors.field");
  const message = t(reason, { sequences: MAX_SEQUENCES, clips: MAX_CLIPS });
  return { ok: false, error: { ...result.error, message } };
}
