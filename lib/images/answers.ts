import { IMAGE_PROBLEM_STATUS, type ImageProblem } from "./problem";

export const uploadHeaders = { "cache-control": "private, no-store" };

/** Says why an image was not taken. */
export const imageRefusal = (error: ImageProblem): Response =>
  Response.json({ error }, { status: IMAGE_PROBLEM_STATUS[error.code], headers: uploadHeaders });
