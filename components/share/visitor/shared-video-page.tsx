import { headers } from "next/headers";
import { getLocale, getTranslations } from "next-intl/server";
import { preload } from "react-dom";
import { timecode } from "@/components/video/timecode";
import { env } from "@/env";
import { aiDisclosure } from "@/lib/shares/ai-disclosure";
import { jsonLd } from "@/lib/shares/embed/json-ld";
import { linkTitle } from "@/lib/shares/link-text";
import type { SharedPage } from "@/lib/shares/load-shared";
import type { SharedLink } from "@/lib/shares/shared-view";
import { dayFormat } from "@/lib/text/formats";
import { playerLabels } from "./player/player-labels";
import { spaceAbove, stageSize } from "./player/stage-size";
import { VisitorStage } from "./player/visitor-stage";
import { visitorVideos } from "./player/visitor-videos";
import { PosterGlow } from "./poster-glow";
import { PublicFooter } from "./public-footer";
import { VideoNotes } from "./video-notes";

/** The page for visitors: one video, as large as the window allows, and only what its owner chose to show. */
export async function SharedVideoPage({ shown }: { shown: Extract<SharedPage, { kind: "open" }> }) {
  const { link, first } = shown;
  const poster = link.videos[first]?.posterCardUrl;
  if (poster) preload(poster, { as: "image", fetchPriority: "high" });
  const t = await getTranslations("share");
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const several = link.videos.length > 1;
  const below = several ? "18rem" : "13rem";
  const size = stageSize(link.videos, below);
  const glow = several ? null : link.videos[0]?.glow;
  return (
    <div className="flex min-h-dvh flex-col overflow-clip px-4 sm:px-8">
      {shown.byOwner ? <OwnerLine slug={link.slug} /> : null}
      <main className="mx-auto w-full max-w-[96rem] grow pt-4 sm:pt-10">
        <div className="flex flex-col items-center" style={{ paddingTop: spaceAbove(size, below) }}>
          <VisitorStage
            slug={link.slug}
            playKey={shown.playKey}
            videos={await visitorVideos(link.videos)}
            first={first}
            labels={await playerLabels()}
            size={size}
            className="rounded-md bg-sunken shadow-(--shadow)"
            glow={glow ? <PosterGlow glow={glow} /> : null}
            notes={link.videos.map((video) => (
              <VideoNotes key={video.handle} video={video} signedIn={shown.signedIn} />
            ))}
          >
            <LinkText link={link} />
          </VisitorStage>
        </div>
      </main>
      <PublicFooter />
      {link.unfolds ? (
        <script type="application/ld+json" nonce={nonce}>
          {jsonLd(link, env.appUrl, t)}
        </script>
      ) : null}
    </div>
  );
}

/** The owner's title and note, and what a visitor should know about the video. */
async function LinkText({ link }: { link: SharedLink }) {
  const t = await getTranslations("share");
  const date = dayFormat(await getLocale()).format(new Date(link.sharedOn));
  const seconds = link.videos.reduce((sum, { duration }) => sum + duration, 0);
  const facts = [
    t("shared", { date }),
    link.videos.length > 1 ? t("all", { count: link.videos.length, time: timecode(seconds * 1000) }) : null,
    aiDisclosure(t),
  ];
  return (
    <header className="mt-6 w-full max-w-2xl text-center sm:mt-8">
      <h1 dir="auto" className="text-balance font-semibold text-xl tracking-tight [overflow-wrap:anywhere] sm:text-2xl">
        {linkTitle(link, t)}
      </h1>
      <p className="mt-2 text-sm text-soft">{facts.filter(Boolean).join(" · ")}</p>
      {link.note ? (
        <p
          dir="auto"
          className="mx-auto mt-5 w-fit max-w-prose whitespace-pre-wrap text-pretty text-start leading-7 [overflow-wrap:anywhere]"
        >
          {link.note}
        </p>
      ) : null}
    </header>
  );
}

/** Tells the owner that this is their shared page, with a link to its settings. Only the owner sees it. */
async function OwnerLine({ slug }: { slug: string }) {
  const t = await getTranslations("share");
  return (
    <header className="flex flex-wrap items-center justify-center gap-x-3 pt-3 text-sm text-soft">
      <p>{t("yours")}</p>
      <a
        href={`/links/${slug}`}
        className="inline-flex min-h-11 items-center rounded-sm text-lamp-text underline underline-offset-4"
      >
        {t("yours_change")}
      </a>
    </header>
  );
}
