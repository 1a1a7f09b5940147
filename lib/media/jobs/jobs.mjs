import { readAudioIndex } from "./audio-jobs.mjs";
import { drawImage, readImageHeader } from "./image-jobs.mjs";
import { drawPoster, encodePosterCard, encodePosterJpeg, encodePosterPreview } from "./poster-jobs.mjs";

/** What a media process can do with a file. Each throws when the file cannot be read. */
export const jobs = {
  header: readImageHeader,
  image: drawImage,
  poster: drawPoster,
  posterCard: encodePosterCard,
  posterJpeg: encodePosterJpeg,
  posterPreview: encodePosterPreview,
  audio: readAudioIndex,
};
