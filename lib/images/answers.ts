import { privateHeaders } from "@/lib/http/responses";
import { IMAGE_PROBLEM_STATUS, type ImageProblem } from "./problem";

/** Says why an image was refused. */
export const imageRefusal = (error: ImageProblem): Response =>
  Response.json({ ok: false, error }, { status: IMAGE_PROBLEM_STATUS[error.code], headers: privateHeaders });
