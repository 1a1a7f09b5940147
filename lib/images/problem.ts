/** Why an image was not taken. The sentence is `imageErrors.<code>` in the messages. */
export const IMAGE_PROBLEM_STATUS = {
  empty: 400,
  not_an_image: 415,
  truncated: 400,
  too_large: 413,
  too_many_pixels: 400,
  too_small: 400,
  bad_aspect: 400,
  animated: 400,
  quota: 409,
  /** It says to be a frame of a video that its sender does not have. */
  video_missing: 404,
  address_bad: 400,
  address_not_https: 400,
  address_port: 400,
  address_private: 400,
  address_dead: 422,
  address_cut: 422,
  address_slow: 422,
  address_large: 413,
  too_many: 429,
} as const;

export type ImageProblemCode = keyof typeof IMAGE_PROBLEM_STATUS;

/** `values` fill the sentence: the file's `name` always, and what was measured. */
export type ImageProblem = { code: ImageProblemCode; values: Record<string, string | number> };
