/** Saved prompts and named drafts per user, and characters of a name. */
export const MAX_SAVED = 200;
export const MAX_DRAFTS = 20;
export const MAX_PROMPT_NAME = 80;
