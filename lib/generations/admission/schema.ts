import { z } from "zod";
import { MAX_GROUPS } from "@/lib/generations/choices";
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

const promptOf = (maxPrompt: number) =>
  z
    .string("prompt_empty")
    .max(4 * maxPrompt, "prompt_long")
    .refine(isVisible, "prompt_empty")
    // Every spelling of a mention is normalized before it is sent.
    .transform((prompt) => spell(partsOf(prompt)))
    .refine((prompt) => prompt.length <= maxPrompt, "prompt_long");

const imageIdsOf = (max: number) =>
  z.array(z.string().max(64, "image_missing"), "image_missing").max(max, "too_many_images");

/** The user's elements that a text mentions, and which of its images, from 1, are theirs. */
const elementsOf = (images: number) =>
  z
    .array(
      z.object({
        id: z.uuid("element_missing"),
        numbers: z.array(z.int("element_image_missing").min(1, "element_image_missing")).max(images, "request"),
      }),
      "request",
    )
    .max(MAX_ELEMENTS_SENT, "request")
    .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "request")
    .optional();

/** The input of one submit. Messages are keys of `errors.field`; the checks have the same order as on the page. */
export const composeSchemaFor = ({ models, ratios, durations, images, maxPrompt }: Capabilities) =>
  z
    .object({
      /** One for each submit: the same id twice is the same submit. */
      requestId: z.uuid("request"),
      prompt: promptOf(maxPrompt),
      imageIds: imageIdsOf(images.max),
      elements: elementsOf(images.max),
      /** One generation each. */
      variations: z
        .array(
          z.object({
            ratio: oneOf(ratios, "ratio"),
            duration: z.number("duration").refine((seconds) => durations.includes(seconds), "duration"),
            /** What its choices made of the prompt, with the images that it uses; the submit's own, when left out. */
            prompt: promptOf(maxPrompt).optional(),
            imageIds: imageIdsOf(images.max).optional(),
            elements: elementsOf(images.max),
            choices: z
              .array(z.string("request").max(maxPrompt, "request"), "request")
              .max(MAX_GROUPS, "request")
              .optional(),
            /** The prompt before its choices were made, with this variation's numbers. */
            template: z
              .string("request")
              .max(4 * maxPrompt, "request")
              .refine(isVisible, "request")
              .optional(),
          }),
          "request",
        )
        .min(1, "request")
        .max(MAX_BATCH, "request"),
      model: oneOf(models, "model"),
      retryOf: z.uuid("request").nullish(),
      /** The generation that the draft started from; `resolveParent` decides how the two are related. */
      madeFrom: z.uuid().nullish().catch(null),
      /** The planned scene of a sequence that it is for. */
      scene: z.object({ sequenceId: z.uuid("scene_missing"), clipKey: z.string().min(1).max(64) }).nullish(),
    })
    .check((context) => {
      for (const sent of [context.value, ...context.value.variations.map(sentWith(context.value))]) {
        const { prompt, imageIds, elements = [] } = sent;
        if (elements.some(({ numbers }) => numbers.some((number) => number > imageIds.length))) {
          context.issues.push({
            ...{ code: "custom", message: "element_image_missing", path: ["elements"] },
            input: elements,
          });
        }
        if (mentionsIn(prompt).every(({ number }) => number >= 1 && number <= imageIds.length)) continue;
        context.issues.push({ code: "custom", message: "mention_missing", path: ["prompt"], input: prompt });
      }
    });

type Sent = { prompt: string; imageIds: string[]; elements?: { id: string; numbers: number[] }[] };

/** What a variation of a submit is sent with: its own text with its own images and elements, else the submit's. */
export const sentWith =
  (submit: Sent) =>
  ({ prompt, imageIds = submit.imageIds, elements }: Partial<Sent>): Sent =>
    prompt === undefined
      ? { prompt: submit.prompt, imageIds: submit.imageIds, elements: submit.elements }
      : { prompt, imageIds, elements };

export const composeSchema = composeSchemaFor({ ...CAPABILITIES, models: MODELS });

export type ComposeInput = z.infer<typeof composeSchema>;
