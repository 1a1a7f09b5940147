import { z } from "zod";
import { selectionSchema } from "@/lib/gallery/selection";
import { isVisible } from "@/lib/text/visible";
import { LINK } from "./limits";
import { isSlug } from "./slug";

export const slugSchema = z.string().refine(isSlug);

/** Optional text: invisible text is stored as null, so that "no title" has one form. */
const words = (max: number) =>
  z
    .string()
    .trim()
    .max(max, "too_long")
    .transform((text) => (isVisible(text) ? text : null))
    .nullable();

/** What an owner may change. `password`: a new one, or null for none; absent, it stays. */
export const changeSchema = z.object({
  name: words(LINK.name).optional(),
  title: words(LINK.title).optional(),
  note: words(LINK.note).optional(),
  showPrompt: z.boolean().optional(),
  showImages: z.boolean().optional(),
  showSettings: z.boolean().optional(),
  allowDownload: z.boolean().optional(),
  allowRemix: z.boolean().optional(),
  indexable: z.boolean().optional(),
  /** In the owner's time zone: `2026-11-22T18:30`. */
  endsLocally: z
    .string()
    .regex(/^20\d\d-\d\d-\d\dT\d\d:\d\d$/, "ends_missing")
    .refine((text) => !Number.isNaN(Date.parse(`${text}Z`)), "ends_missing")
    .nullable()
    .optional(),
  password: z
    .string()
    .min(LINK.passwordMin, "link_password_short")
    .max(LINK.passwordMax, "too_long")
    .nullable()
    .optional(),
});

export const createSchema = z.object({
  generationIds: z
    .array(z.uuid())
    .min(1)
    .max(LINK.videos)
    .refine((ids) => new Set(ids).size === ids.length),
});

export const chosenSchema = z.object({ selection: selectionSchema, title: words(LINK.title) });

export const slugsSchema = z.object({ slugs: z.array(slugSchema).min(1).max(500) });

/** A shared video as `remixAddress` reads it. */
export const remixSchema = z.object({
  slug: slugSchema,
  video: z.string().max(100).nullable(),
  key: z.string().max(200).nullable(),
});
