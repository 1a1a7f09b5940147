import { z } from "zod";
import {
  type Duration,
  isDuration,
  isModel,
  isRatio,
  MAX_PICTURES,
  MAX_PROMPT,
  type Model,
  type Ratio,
} from "./settings";

const MENTION = /@image(\d+)/gi;

/** The numbers of the pictures that a prompt calls, as written: `@image2 and @image2` gives [2, 2]. */
export const mentionedNumbers = (prompt: string): number[] =>
  [...prompt.matchAll(MENTION)].map((match) => Number(match[1]));

/** What a press of Generate carries. Messages are keys of `errors.field`; the order of the checks is that of the page. */
export const composeSchema = z
  .object({
    requestId: z.uuid("request"),
    prompt: z
      .string("prompt_empty")
      .refine((prompt) => prompt.trim().length > 0, "prompt_empty")
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
    if (mentionedNumbers(prompt).some((number) => number < 1 || number > pictureIds.length)) {
      context.issues.push({ code: "custom", message: "mention_missing", path: ["prompt"], input: prompt });
    }
  });

export type ComposeInput = z.infer<typeof composeSchema>;
