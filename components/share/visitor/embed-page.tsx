import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import { aiDisclosure } from "@/lib/shares/ai-disclosure";
import type { PlayerOptions } from "@/lib/shares/embed/player-options";
import { linkTitle } from "@/lib/shares/link-text";
import type { SharedPage } from "@/lib/shares/load-shared";
import { playerLabels } from "./player/player-labels";
import { VisitorStage } from "./player/visitor-stage";
import { visitorVideos } from "./player/visitor-videos";

type Props = { shown: Extract<SharedPage, { kind: "open" }>; options: PlayerOptions };

/** Only the player, as large as the embed, with its filmstrip where there are several videos. Dark on any site. */
export async function EmbedPlayer({ shown, options }: Props) {
  const { link } = shown;
  const t = await getTranslations("share");
  return (
    <main data-embed className="scheme-dark flex h-dvh flex-col items-center overflow-y-auto bg-black text-ink">
      <h1 dir="auto" className="sr-only">
        {linkTitle(link, t)}
      </h1>
      <VisitorStage
        slug={link.slug}
        playKey={shown.playKey}
        videos={await visitorVideos(link.videos)}
        first={shown.first}
        labels={await playerLabels()}
        options={options}
        mark={aiDisclosure(t)}
        size={{ width: "100%" }}
        className="min-h-40 grow"
      />
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
