import { getTranslations } from "next-intl/server";
import { timecode } from "@/components/video/timecode";
import { chapterNames, type NamedChapter } from "@/lib/shares/chapter-names";
import type { SharedVideo } from "@/lib/shares/shared-view";

/** `label` names the player, `place` the item of the filmstrip. */
export type VisitorVideo = { label: string; place: string; chapters: NamedChapter[] } & Pick<
  SharedVideo,
  | "handle"
  | "videoUrl"
  | "downloadUrl"
  | "posterUrl"
  | "posterCardUrl"
  | "captions"
  | "preview"
  | "placeholder"
  | "width"
  | "height"
  | "duration"
>;

/** What the player needs of a link's videos, with their names. */
export async function visitorVideos(videos: SharedVideo[]): Promise<VisitorVideo[]> {
  const t = await getTranslations("share");
  return videos.map((video, index) => ({
    label: videos.length > 1 ? t("play_label_of", { place: index + 1 }) : t("play_label"),
    place: t("strip_item", { place: index + 1, time: timecode(video.duration * 1000) }),
    chapters: chapterNames(video, t),
    handle: video.handle,
    videoUrl: video.videoUrl,
    downloadUrl: video.downloadUrl,
    posterUrl: video.posterUrl,
    posterCardUrl: video.posterCardUrl,
    captions: video.captions,
    preview: video.preview,
    placeholder: video.placeholder,
    width: video.width,
    height: video.height,
    duration: video.duration,
  }));
}
