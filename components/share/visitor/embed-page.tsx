import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import type { PlayerOptions } from "@/lib/shares/embed/player-options";
import { linkTitle } from "@/lib/shares/link-text";
import type { SharedLink } from "@/lib/shares/shared-view";
import { PlayerScript } from "./player-script";
import { SharedVideoPlayer } from "./shared-video";

type Props = { link: SharedLink; playKey: string | null; options: PlayerOptions };

/** Only the player, as large as the embed. Several videos are below each other. */
export async function EmbedPlayer({ link, playKey, options }: Props) {
  const t = await getTranslations("share");
  return (
    <main className="bg-black">
      <h1 dir="auto" className="sr-only">
        {linkTitle(link, t)}
      </h1>
      {link.videos.map((video, index) => (
        <SharedVideoPlayer
          key={video.videoUrl}
          video={video}
          label={link.videos.length > 1 ? t("play_label_of", { place: index + 1 }) : t("play_label")}
          className="h-dvh w-full object-contain"
          options={index === 0 ? options : undefined}
        />
      ))}
      <PlayerScript slug={link.slug} playKey={playKey} />
    </main>
  );
}

/** Shown in an embed instead of a video. */
export async function EmbedNotice({ kind, href }: { kind: "missing" | "ended" | "locked"; href?: string }) {
  const t = await getTranslations("share");
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-4 bg-sunken p-4 text-center">
      <h1 className="text-base">{t(`${kind}_title`)}</h1>
      {href ? (
        <a href={href} target="_blank" rel="noopener" className={buttonClass("quiet")}>
          {t("locked_open")}
        </a>
      ) : null}
    </main>
  );
}
