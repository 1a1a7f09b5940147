import { z } from "zod";
import { mentionsIn, partsOf, spell } from "@/lib/generations/mentions";
import {
  type Duration,
  isDuration,
  isModel,
  isRatio,
  MAX_PICTURES,
  MAX_PROMPT,
  type Model,
  type Ratio,
} from "@/lib/generations/settings";
import { isVisible } from "@/lib/text/visible";

/** What a press of Generate carries. Messages are keys of `errors.field`; the order of the checks is that of the page. */
export const composeSchema = z
  .object({
    requestId: z.uuid("request"),
    prompt: z
      .string("prompt_empty")
      .max(4 * MAX_PROMPT, "prompt_long")
      .refine(isVisible, "prompt_empty")
      // However a mention is written, it is sent in one way.
      .transform((prompt) => spell(partsOf(prompt)))
      .refine((prompt) => prompt.length <= MAX_PROMPT, "prompt_long"),
    pictureIds: z
      .array(z.string().max(64, "picture_missing"), "picture_missing")
      .max(MAX_PICTURES, "too_many_pictures"),
    ratio: z.custom<Ratio>(isRatio, "ratio"),
    duration: z.custom<Duration>(isDuration, "duration"),
    model: z.custom<Model>(isModel, "model"),
    retryOf: z.uuid("request").nullish(),
    /** The generation that the work began with; `originOf` decides what it is worth. */
    madeFrom: z.uuid().nullish().catch(null),
    setId: z.uuid("request").nullish(),
  })
  .check((context) => {
    const { prompt, pictureIds } = context.value;
    if (mentionsIn(prompt).some(({ number }) => number < 1 || number > pictureIds.length)) {
      context.issues.push({ code: "custom", message: "mention_missing", path: ["prompt"], input: prompt });
    }
  });

export type ComposeInput = z.infer<typeof composeSchema>;
