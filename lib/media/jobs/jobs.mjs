import { drawImage, readImageHeader } from "./image-jobs.mjs";
import { drawPoster, drawPosterJpeg, drawPosterPreview } from "./poster-jobs.mjs";

/**
 * What a media process can do with a file. Each throws when the file cannot be read.
 * @typedef {{ value: unknown, parts: Buffer<ArrayBuffer>[] }} Result
 */
export const jobs = {
  header: readImageHeader,
  image: drawImage,
  poster: drawPoster,
  posterJpeg: drawPosterJpeg,
  posterPreview: drawPosterPreview,
};
