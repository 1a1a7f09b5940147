import { z } from "zod";
import { mentionsIn, partsOf, spell } from "@/lib/generations/mentions";
import { MAX_BATCH } from "@/lib/generations/settings";
import { CAPABILITIES } from "@/lib/provider/capabilities";
import { MODELS } from "@/lib/provider/models";
import type { Capabilities } from "@/lib/provider/port";
import { isVisible } from "@/lib/text/visible";

/** Elements without an image in the request count too: a place that is only named. */
const MAX_ELEMENTS_SENT = 20;

const oneOf = (offered: object, message: string) =>
  z.string(message).refine((id) => Object.hasOwn(offered, id), message);

/** The input of one submit. Messages are keys of `errors.field`; the checks have the same order as on the page. */
export const composeSchemaFor = ({ models, ratios, durations, images, maxPrompt }: Capabilities) =>
  z
    .object({
      /** One for each submit: the same id twice is the same submit. */
      requestId: z.uuid("request"),
      prompt: z
        .string("prompt_empty")
        .max(4 * maxPrompt, "prompt_long")
        .refine(isVisible, "prompt_empty")
        // Every spelling of a mention is normalized before it is sent.
        .transform((prompt) => spell(partsOf(prompt)))
        .refine((prompt) => prompt.length <= maxPrompt, "prompt_long"),
      imageIds: z.array(z.string().max(64, "image_missing"), "image_missing").max(images.max, "too_many_images"),
      /** The user's elements that it mentions, and which of the images, from 1, are theirs. */
      elements: z
        .array(
          z.object({
            id: z.uuid("element_missing"),
            numbers: z.array(z.int("element_image_missing").min(1, "element_image_missing")).max(images.max, "request"),
          }),
          "request",
        )
        .max(MAX_ELEMENTS_SENT, "request")
        .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "request")
        .optional(),
      /** One generation each. */
      variations: z
        .array(
          z.object({
            ratio: oneOf(ratios, "ratio"),
            duration: z.number("duration").refine((seconds) => durations.includes(seconds), "duration"),
          }),
          "request",
        )
        .min(1, "request")
        .max(MAX_BATCH, "request"),
      model: oneOf(models, "model"),
      retryOf: z.uuid("request").nullish(),
      /** The generation that the draft started from; `resolveParent` decides how the two are related. */
      madeFrom: z.uuid().nullish().catch(null),
    })
    .check((context) => {
      const { prompt, imageIds, elements = [] } = context.value;
      if (elements.some(({ numbers }) => numbers.some((number) => number > imageIds.length))) {
        context.issues.push({ code: "custom", message: "element_image_missing", path: ["elements"], input: elements });
      }
      if (mentionsIn(prompt).some(({ number }) => number < 1 || number > imageIds.length)) {
        context.issues.push({ code: "custom", message: "mention_missing", path: ["prompt"], input: prompt });
      }
    });

export const composeSchema = composeSchemaFor({ ...CAPABILITIES, models: MODELS });

export type ComposeInput = z.infer<typeof composeSchema>;
