/** The model of a video that was exported from a sequence: no provider ever made it. */
export const EXPORT_MODEL = "sequence";
