import { z } from "zod";
import { mentionsIn, partsOf, spell } from "@/lib/generations/mentions";
import { type Duration, isDuration, isRatio, MAX_IMAGES, MAX_PROMPT, type Ratio } from "@/lib/generations/settings";
import { isModel } from "@/lib/provider/models";
import { isVisible } from "@/lib/text/visible";

/** What a submit carries. Messages are keys of `errors.field`; the order of the checks is that of the page. */
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
    imageIds: z.array(z.string().max(64, "image_missing"), "image_missing").max(MAX_IMAGES, "too_many_images"),
    ratio: z.custom<Ratio>(isRatio, "ratio"),
    duration: z.custom<Duration>(isDuration, "duration"),
    model: z.custom<string>(isModel, "model"),
    retryOf: z.uuid("request").nullish(),
    /** The generation that the work began with; `originOf` decides what it is worth. */
    madeFrom: z.uuid().nullish().catch(null),
    batchId: z.uuid("request").nullish(),
  })
  .check((context) => {
    const { prompt, imageIds } = context.value;
    if (mentionsIn(prompt).some(({ number }) => number < 1 || number > imageIds.length)) {
      context.issues.push({ code: "custom", message: "mention_missing", path: ["prompt"], input: prompt });
    }
  });

export type ComposeInput = z.infer<typeof composeSchema>;
