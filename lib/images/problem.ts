import type { MediaProblem } from "@/lib/media/run-job";

/** Why an image was refused. The message is `imageErrors.<code>`. */
export const IMAGE_PROBLEM_STATUS = {
  empty: 400,
  not_an_image: 415,
  truncated: 400,
  too_large: 413,
  too_many_pixels: 400,
  /** Reading it takes more time or memory than a file may. */
  too_complex: 422,
  too_small: 400,
  bad_aspect: 400,
  animated: 400,
  quota: 409,
  /** It claims to be a frame of a video that its sender does not have. */
  video_missing: 404,
  address_bad: 400,
  address_not_https: 400,
  address_port: 400,
  address_private: 400,
  address_dead: 422,
  address_cut: 422,
  address_slow: 422,
  address_large: 413,
  /** Too many files wait to be read. */
  busy: 503,
} as const;

export type ImageProblemCode = keyof typeof IMAGE_PROBLEM_STATUS;

/** `values` fill the message: always the file's `name`, and what was measured. */
export type ImageProblem = { code: ImageProblemCode; values: Record<string, string | number> };

/** Why a file could not be read, as a problem of the image. */
export const unreadCode = (problem: MediaProblem): ImageProblemCode =>
  problem === "unreadable" ? "truncated" : problem;
