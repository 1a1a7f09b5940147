/** Characters, tags, videos that one action accepts, and saved views of one user. */
export const MAX_NAME = 120;
export const MAX_NOTE = 4_000;
export const MAX_TAG = 40;
export const MAX_TAGS = 20;
export const MAX_SELECTION = 1_000;
/**
 * Bytes of the form that names a selection: at most 2,000 ids, 100 ends of ranges and a filter, all percent-encoded.
 */
export const MAX_SELECTION_BYTES = 256 * 1024;
export const MAX_VIEWS = 50;
/** How long the trash keeps a video. */
export const TRASH_DAYS = 30;
/**
 * Videos whose change can be undone right after it: they travel to the browser and back, and an action accepts 1 MB.
 * Their tags travel along, which may be 20 of 40 Chinese characters each.
 */
export const MAX_UNDO = MAX_SELECTION;
export const MAX_UNDO_TAGS = 300;
