import { z } from "zod";
import { FAILURE_CLASSES } from "@/db/schema/generations";
import { MAX_DESCRIPTION } from "@/lib/elements/limits";
import { elementName } from "@/lib/elements/schema";
import { ELEMENT_KINDS } from "@/lib/elements/view";
import { MAX_NAME, MAX_NOTE, MAX_TAG, MAX_TAGS } from "@/lib/gallery/limits";
import { isExported } from "@/lib/generations/exported";
import { isDuration, MAX_IMAGES, MAX_PROMPT, RATIOS } from "@/lib/generations/settings";
import { OLD_ARCHIVE, OLD_MANIFEST, withCurrentNames } from "@/lib/old-names";
import { EXPORT_POLICY } from "@/lib/sequences/exports/limits";
import { exportRecipe } from "@/lib/sequences/schema";
import { isKeepable } from "@/lib/text/keepable";
import { isVisible } from "@/lib/text/visible";

/** Postgres rejects a NUL in a text. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => value.replaceAll("\u0000", ""));
const credits = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/);
/** Not before such videos existed, and not later than a clock that is a day off. */
const moment = z.iso
  .datetime()
  .transform((value) => new Date(value))
  .refine((at) => at.getTime() > Date.UTC(2020, 0, 1) && at.getTime() < Date.now() + 86_400_000);

/** A file of an image beside a manifest. */
export const IMAGE_FILE = new RegExp(`^(?:image|${OLD_ARCHIVE.image})-[1-9]\\.(?:jpeg|png|webp)$`);

/**
 * The manifest of a video as `export.ts` writes it, from an untrusted source. The provider's task id is ignored: a task
 * belongs to the user who submitted it here, and a forged claim to it could keep its owner from recovering it.
 */
const manifestSchema = z.object({
  id: z.uuid(),
  state: z.string().max(20),
  title: text(MAX_NAME)
    .transform((title) => (isVisible(title) ? title : null))
    .nullable(),
  prompt: text(MAX_PROMPT).refine(isVisible),
  note: text(MAX_NOTE),
  tags: z.array(text(MAX_TAG).refine(isVisible)).max(MAX_TAGS),
  favorite: z.boolean(),
  model: z.string().regex(/^[\w.-]{1,60}$/),
  ratio: z.enum(RATIOS),
  duration: z.int().min(1).max(EXPORT_POLICY.maxSeconds),
  credits: z.object({ estimate: credits, consumed: credits.nullable() }),
  failure: z
    .object({ class: z.enum(FAILURE_CLASSES), reason: text(2_000).nullable(), charged: z.boolean().nullable() })
    .nullable(),
  createdAt: moment,
  sentAt: moment.nullable(),
  finishedAt: moment.nullable(),
  video: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }).nullable(),
  images: z.array(z.string().regex(IMAGE_FILE)).max(MAX_IMAGES),
  // Absent in archives of versions without elements and choices.
  elements: z
    .array(
      z.object({
        name: elementName,
        kind: z.enum(ELEMENT_KINDS),
        description: text(MAX_DESCRIPTION),
        numbers: z.array(z.int().min(1).max(MAX_IMAGES)).max(MAX_IMAGES),
      }),
    )
    .max(MAX_IMAGES)
    .default([]),
  template: text(MAX_PROMPT).nullable().default(null),
  choices: z.array(text(MAX_PROMPT)).max(MAX_PROMPT).nullable().default(null),
  // Absent in archives of versions without sequences.
  exported: z
    .object({
      sequenceId: z.uuid().nullable(),
      recipe: exportRecipe.refine(isKeepable),
    })
    .nullable()
    .default(null),
});

/** A video is exported or was submitted: one of a length that no model makes would otherwise count as a generation. */
const oneKind = ({ exported, model, duration, state }: z.infer<typeof manifestSchema>): boolean =>
  isExported({ model }) ? exported !== null && state === "ready" : exported === null && isDuration(duration);

export type Manifest = z.infer<typeof manifestSchema>;

/** Null for anything that no instance would have written. */
export function readManifest(bytes: Buffer): Manifest | null {
  try {
    return manifestSchema.refine(oneKind).parse(withCurrentNames(JSON.parse(bytes.toString("utf8")), OLD_MANIFEST));
  } catch {
    return null;
  }
}
