import { lostElements, missingImages } from "@/components/composer/cast/lost-elements";
import { sentOf } from "@/components/composer/cast/sent";
import { unbound } from "@/components/composer/prompt/bind-mentions";
import { isMentioned, type PromptDocument } from "@/components/composer/prompt/prompt-document";
import { mentions } from "@/components/composer/prompt/prompt-text";
import { type ComposerState, documentOf } from "@/components/composer/state";
import { elementIdOf } from "@/lib/elements/element-key";
import { type Duration, MAX_IMAGES, MAX_PROMPT, type Ratio } from "@/lib/generations/settings";
import { isVisible } from "@/lib/text/visible";

export type ComposeRequest = {
  prompt: string;
  imageIds: string[];
  /** Which of the images are whose, by their numbers. */
  elements: { id: string; numbers: number[] }[];
  ratio: Ratio;
  duration: Duration;
  model: string;
  madeFrom?: string;
};

/** Whether the prompt refers to a missing image, as a mention or as a written number. */
function lostMention(prompt: PromptDocument): boolean {
  const lost = mentions(prompt.doc).some(
    ({ key }) => elementIdOf(key) === null && !prompt.images.some((image) => image.key === key),
  );
  return lost || unbound(prompt).length > 0;
}

/** The request, or the errors that prevent it. Every image must be on the server by now. */
export function toComposeRequest(
  state: ComposerState,
): { ok: true; request: ComposeRequest } | { ok: false; errors: ComposerState["errors"] } {
  const prompt = documentOf(state);
  const { images, from } = prompt;
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
  const used = elements.map(({ elementId: id, numbers }) => ({ id, numbers }));
  return {
    ok: true,
    request: { prompt: text, imageIds, elements: used, ...state.settings, ...(from && { madeFrom: from }) },
  };
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
      default:
        errors.form = failure.code;
    }
  }
  return Object.keys(errors).length > 0 ? errors : { form: failure.code, said: failure.message };
}
