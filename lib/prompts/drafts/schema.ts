import { z } from "zod";
import { MAX_ELEMENT_NAME } from "@/lib/elements/names";
import { DEFAULTS, type Duration, isDuration, isRatio, MAX_IMAGES, type Ratio } from "@/lib/generations/settings";
import { OLD_DRAFT, withCurrentNames } from "@/lib/old-names";
import { MAX_PROMPT_NAME } from "@/lib/prompts/limits";
import { isModel } from "@/lib/provider/models";
import { isVisible } from "@/lib/text/visible";
import type { DraftContent } from "./content";

const key = z.string().min(1).max(64);
const image = z.object({
  key,
  name: z.string().max(300),
  alias: z.string().max(40).nullable().catch(null),
  imageId: z.string().max(64).nullable(),
  wholeId: z.string().max(64).nullable().catch(null),
  place: z.number().int().min(0).max(60).optional().catch(undefined),
});

const element = z.object({
  id: z.uuid(),
  name: z.string().max(MAX_ELEMENT_NAME).catch(""),
  left: z.array(z.string().max(64)).max(MAX_IMAGES).catch([]),
});

const contentFields = z.object({
  open: z
    .object({
      id: z.uuid(),
      name: z.string().refine(isVisible).max(MAX_PROMPT_NAME),
      scene: z.object({ sequenceId: z.uuid(), clipKey: key }).optional().catch(undefined),
    })
    .nullable()
    .catch(null),
  doc: z.array(z.union([z.string().max(40_000), z.object({ key })])).max(2_000),
  images: z.array(image).max(MAX_IMAGES),
  gone: z.array(image).max(50),
  elements: z.array(element).max(50).default([]),
  settings: z.object({
    ratio: z.custom<Ratio>(isRatio).catch(DEFAULTS.ratio),
    duration: z.custom<Duration>(isDuration).catch(DEFAULTS.duration),
    model: z.custom<string>(isModel).catch(DEFAULTS.model),
  }),
  by: z.string().min(1).max(64),
  seq: z.number().int().min(0).max(2_000_000_000),
  from: z.uuid().optional().catch(undefined),
});

/** A draft may contain what cannot be submitted (too long, no prompt yet): it is unfinished work, not a request. */
export const draftContent: z.ZodType<DraftContent> = z.preprocess(
  (content) => withCurrentNames(content, OLD_DRAFT),
  contentFields,
);

export const draftWrite = z.object({ base: z.number().int().min(0), content: draftContent });
