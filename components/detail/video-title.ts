import { videoName } from "@/components/video/video-name";

/** A video's title, else the start of its prompt after the choices made in it. */
export const videoTitle = (video: Parameters<typeof videoName>[0], most?: number): string =>
  video.title ?? videoName(video, most);
