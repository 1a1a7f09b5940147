import type { GenerationView } from "./view";

/** Where the files of a finished generation are, accessible only to its owner. */
export const videoFile = (id: string, bytes: number): GenerationView["video"] => ({
  url: `/api/files/video/${id}`,
  downloadUrl: `/api/files/video/${id}?download=1`,
  bytes,
});
export const posterFile = (id: string): string => `/api/files/poster/${id}`;
