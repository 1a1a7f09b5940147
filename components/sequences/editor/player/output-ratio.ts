import type { EditorState } from "@/components/sequences/editor/editor";

/** Width to height of what is exported. */
export function outputRatio({ history: { present }, videos }: EditorState): number {
  const { ratio } = present.output;
  if (ratio !== "first") {
    const [width = 16, height = 9] = ratio.split(":").map(Number);
    return width / height;
  }
  const video = present.clips.map(({ videoId }) => videoId && videos.get(videoId)).find(Boolean);
  return video ? video.width / video.height : 16 / 9;
}
