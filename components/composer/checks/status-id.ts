/** The sentence that describes a field whose error is the most important message. */
export const STATUS_ID = "compose-status";
