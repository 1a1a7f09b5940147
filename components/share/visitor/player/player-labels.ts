import { getTranslations } from "next-intl/server";

/** The words of the player. As values, because the script for translations would exceed the page's script budget. */
export type PlayerLabels = Record<
  | ("title" | "play" | "pause" | "place" | "mute" | "captions" | "full" | "leaveFull")
  | ("failed" | "videos" | "playAll" | "noPlayer" | "openFile" | "chapters"),
  string
>;

export async function playerLabels(): Promise<PlayerLabels> {
  const t = await getTranslations("look.player");
  const share = await getTranslations("share");
  return {
    title: t("title"),
    play: t("play"),
    pause: t("pause"),
    place: t("place"),
    mute: t("mute"),
    captions: t("captions"),
    full: t("full"),
    leaveFull: t("leaveFull"),
    failed: share("play_failed"),
    videos: share("strip"),
    playAll: share("play_all"),
    noPlayer: share("no_player"),
    openFile: share("open_file"),
    chapters: share("chapters"),
  };
}
