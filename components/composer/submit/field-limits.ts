import { MAX_COMBINATIONS } from "@/lib/generations/choices";
import { MAX_IMAGES, MAX_PROMPT } from "@/lib/generations/settings";
import { MAX_DRAFTS, MAX_SAVED } from "@/lib/prompts/limits";

/** The limits that the messages under `errors.field` name. */
export const FIELD_LIMITS = {
  images: MAX_IMAGES,
  characters: MAX_PROMPT,
  prompts: MAX_SAVED,
  drafts: MAX_DRAFTS,
  combinations: MAX_COMBINATIONS,
};
