import { lostElements, missingImages } from "@/components/composer/cast/lost-elements";
import { sentOf } from "@/components/composer/cast/sent";
import { type MadePrompt, makeChoices, spellTemplate } from "@/components/composer/choices/combinations";
import { combinationsOf } from "@/components/composer/choices/count";
import { unbound } from "@/components/composer/prompt/bind-mentions";
import { isMentioned, type PromptDocument } from "@/components/composer/prompt/prompt-document";
import { mentions } from "@/components/composer/prompt/prompt-text";
import { type ComposerState, documentOf } from "@/components/composer/state";
import { elementIdOf } from "@/lib/elements/element-key";
import { MAX_COMBINATIONS } from "@/lib/generations/choices";
import { type Duration, MAX_IMAGES, MAX_PROMPT, type Ratio } from "@/lib/generations/settings";
import type { DraftScene } from "@/lib/prompts/drafts/content";
import { isVisible } from "@/lib/text/visible";
import { expandBatch } from "./batch-mode";

/** What the provider reads, and what it was made from. `elements`: which of the images are whose, by their numbers. */
type SentPrompt = {
  prompt: string;
  imageIds: string[];
  elements: { id: string; numbers: number[] }[];
  choices?: string[];
  template?: string;
};

export type ComposeRequest = Pick<SentPrompt, "prompt" | "imageIds" | "elements"> & {
  /** In the order of the batch. A prompt with choices becomes another one for each combination. */
  variations: ({ ratio: Ratio; duration: Duration } & Partial<SentPrompt>)[];
  model: string;
  madeFrom?: string;
  scene?: DraftScene;
};

type Refused = { ok: false; errors: ComposerState["errors"] };

/** Whether the prompt refers to a missing image, as a mention or as a written number. */
function lostMention(prompt: PromptDocument): boolean {
  const lost = mentions(prompt.doc).some(
    ({ key }) => elementIdOf(key) === null && !prompt.images.some((image) => image.key === key),
  );
  return lost || unbound(prompt).length > 0;
}

/** The request, or the errors that prevent it. Every image must be on the server by now. */
export function toComposeRequest(state: ComposerState): { ok: true; request: ComposeRequest } | Refused {
  const document = documentOf(state);
  const { batchMode, seed, settings } = state;
  const count = combinationsOf(document);
  if (count > MAX_COMBINATIONS) return { ok: false, errors: { prompt: "field.choices_many" } };
  const made = new Map<number, SentPrompt>();
  const variations: ComposeRequest["variations"] = [];
  for (const { combination, ...setting } of expandBatch(settings, batchMode, { count, seed })) {
    if (!made.has(combination)) {
      const sent = toSent(state, makeChoices(document, combination, state.cast.elements));
      if (!sent.ok) return sent;
      made.set(combination, sent.sent);
    }
    variations.push({ ...setting, ...(count > 1 && made.get(combination)) });
  }
  const [{ prompt, imageIds, elements } = { prompt: "", imageIds: [], elements: [] }] = made.values();
  const { model } = settings;
  const scene = state.draft.open?.scene;
  return {
    ok: true,
    request: {
      ...{ prompt, imageIds, elements, variations, model },
      ...(document.from && { madeFrom: document.from }),
      ...(scene && { scene }),
    },
  };
}

/** One combination as it is sent, or why it can't be. */
function toSent(
  state: ComposerState,
  { prompt, choices, template }: MadePrompt,
): { ok: true; sent: SentPrompt } | Refused {
  const { images } = prompt;
  const { text, images: brought, elements } = sentOf(prompt, state);
  if (!isVisible(text)) return { ok: false, errors: { prompt: "field.prompt_empty" } };
  if (text.length > MAX_PROMPT) return { ok: false, errors: { prompt: "field.prompt_long" } };
  if (lostMention(prompt)) return { ok: false, errors: { prompt: "field.mention_missing" } };
  if (lostElements(state).length > 0) return { ok: false, errors: { prompt: "field.element_missing" } };
  if (prompt.elements.some((one) => isMentioned(prompt, one.id) && missingImages(state, one).length > 0))
    return { ok: false, errors: { prompt: "field.element_image_missing" } };
  if (images.length + brought.length > MAX_IMAGES) return { ok: false, errors: { images: "field.too_many_images" } };
  const imageIds: string[] = [];
  for (const { key } of images) {
    const asset = state.assets[key];
    // Silently leaving it out would change the number of every later image.
    if (asset?.at !== "uploaded") return { ok: false, errors: { images: "field.image_not_uploaded" } };
    imageIds.push(asset.view.id);
  }
  imageIds.push(...brought.map(({ imageId }) => imageId));
  const written = template && {
    choices: choices.map((one) => one.slice(0, MAX_PROMPT)),
    template: spellTemplate(template, brought.length, state.cast.elements),
  };
  const used = elements.map(({ elementId: id, numbers }) => ({ id, numbers }));
  return { ok: true, sent: { prompt: text, imageIds, elements: used, ...written } };
}

/**
 * Maps the server's field errors to ours; errors without a field go above the button, in the server's own words if it
 * has any.
 */
export function toErrors(failure: {
  code: string;
  message?: string;
  fields?: Record<string, string>;
}): ComposerState["errors"] {
  const errors: ComposerState["errors"] = {};
  for (const [field, key] of Object.entries(failure.fields ?? {})) {
    const known = field === "imageIds" ? "images" : field === "elements" ? "prompt" : field;
    switch (known) {
      case "prompt":
      case "images":
      case "ratio":
      case "duration":
      case "model":
        errors[known] = `field.${key}`;
        break;
      case "scene":
        errors.form = `field.${key}`;
        break;
      default:
        errors.form = failure.code;
    }
  }
  return Object.keys(errors).length > 0 ? errors : { form: failure.code, said: failure.message };
}
