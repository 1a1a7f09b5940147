/** Characters, tags, videos that one action takes, and saved views of one person. */
export const MAX_NAME = 120;
export const MAX_NOTE = 4_000;
export const MAX_TAG = 40;
export const MAX_TAGS = 20;
export const MAX_SELECTION = 1_000;
export const MAX_VIEWS = 50;
