/**
 * What an image is for. The model does better when each image has a job than with a bare mention.
 * source: the model's own guides to references, as its resellers repeat them
 */
export const ROLES = ["character", "style", "scene", "object", "composition", "first_frame", "last_frame"] as const;
export type Role = (typeof ROLES)[number];
