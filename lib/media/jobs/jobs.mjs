import { drawImage, readImageHeader } from "./image-jobs.mjs";
import { drawPoster, encodePosterJpeg, encodePosterPreview } from "./poster-jobs.mjs";

/** What a media process can do with a file. Each throws when the file cannot be read. */
export const jobs = {
  header: readImageHeader,
  image: drawImage,
  poster: drawPoster,
  posterJpeg: encodePosterJpeg,
  posterPreview: encodePosterPreview,
};
