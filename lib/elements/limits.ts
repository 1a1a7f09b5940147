/** Elements of one user; characters of a description; wake words of one image, and characters of each. */
export const MAX_ELEMENTS = 500;
export const MAX_DESCRIPTION = 400;
export const MAX_WAKE_WORDS = 6;
export const MAX_WAKE_WORD = 40;
