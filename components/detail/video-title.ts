import { nameVideo } from "@/components/video/name-video";

/** A video's title, else the start of its prompt after the choices made in it. */
export const videoTitle = (video: Parameters<typeof nameVideo>[0], most?: number): string =>
  video.title ?? nameVideo(video, most);
