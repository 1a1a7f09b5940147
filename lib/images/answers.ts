import { PICTURE_PROBLEM_STATUS, type PictureProblem } from "./problem";

export const uploadHeaders = { "cache-control": "private, no-store" };

/** Says why a picture was not taken. */
export const imageRefusal = (error: PictureProblem): Response =>
  Response.json({ error }, { status: PICTURE_PROBLEM_STATUS[error.code], headers: uploadHeaders });
