/**
 * What an image is for. The model follows an image with a role better than a bare mention.
 * source: the model's own guides to images, as its resellers repeat them
 */
export const ROLES = ["character", "style", "scene", "object", "composition", "first_frame", "last_frame"] as const;
export type Role = (typeof ROLES)[number];
