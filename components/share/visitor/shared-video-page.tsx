import { headers } from "next/headers";
import { getFormatter, getTranslations } from "next-intl/server";
import { env } from "@/env";
import { jsonLd } from "@/lib/shares/embed/json-ld";
import { linkTitle } from "@/lib/shares/link-text";
import type { SharedPage } from "@/lib/shares/load-shared";
import type { SharedVideo } from "@/lib/shares/shared-view";
import { PlayerScript } from "./player-script";
import { PosterGlow } from "./poster-glow";
import { PublicFooter } from "./public-footer";
import { SharedVideoPlayer } from "./shared-video";
import { VideoNotes } from "./video-notes";

/** The page for visitors: the video, as large as the window allows, and only what its owner chose to show. */
export async function SharedVideoPage({ shown }: { shown: Extract<SharedPage, { kind: "open" }> }) {
  const { link, playKey } = shown;
  const t = await getTranslations("share");
  const format = await getFormatter();
  const date = format.dateTime(new Date(link.sharedOn), { dateStyle: "long", timeZone: "UTC" });
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <div className="flex min-h-dvh flex-col overflow-clip px-4 sm:px-8">
      {shown.byOwner ? <OwnerLine slug={link.slug} /> : null}
      <main className="mx-auto flex w-full max-w-[96rem] grow flex-col items-center gap-12 pt-6 sm:pt-10">
        {link.videos.map((video, index) => (
          <article
            key={video.videoUrl}
            className="flex w-full flex-col items-center"
            style={index === 0 ? { paddingTop: heightAbove(video) } : undefined}
          >
            <div className="relative isolate" style={{ width: widthOf(video) }}>
              {video.glow ? <PosterGlow glow={video.glow} /> : null}
              <SharedVideoPlayer
                video={video}
                label={link.videos.length > 1 ? t("play_label_of", { place: index + 1 }) : t("play_label")}
                className="h-auto w-full rounded-md bg-sunken shadow-(--shadow)"
              />
            </div>
            {index === 0 ? (
              <header className="mt-6 w-full max-w-2xl text-center sm:mt-8">
                <h1 dir="auto" className="text-balance text-lg [overflow-wrap:anywhere]">
                  {linkTitle(link, t)}
                </h1>
                <p className="mt-1 text-sm text-soft">{t("shared", { date })}</p>
                {link.note ? (
                  <p dir="auto" className="mt-4 whitespace-pre-wrap text-start text-soft [overflow-wrap:anywhere]">
                    {link.note}
                  </p>
                ) : null}
              </header>
            ) : null}
            <VideoNotes video={video} signedIn={shown.signedIn} />
          </article>
        ))}
      </main>
      <PublicFooter />
      {link.unfolds ? (
        <script type="application/ld+json" nonce={nonce}>
          {jsonLd(link, env.appUrl, t)}
        </script>
      ) : null}
      <PlayerScript slug={link.slug} playKey={playKey} />
    </div>
  );
}

/** The height reserved for the text below a video. */
const WORDS = "13rem";
const aspect = ({ width, height }: SharedVideo): string => (width / height).toFixed(4);
const widthOf = (video: SharedVideo): string => `min(100%, (100svh - ${WORDS}) * ${aspect(video)})`;
/** Slightly above the middle, depending only on its own ratio: text that loads later moves nothing. */
const heightAbove = (video: SharedVideo): string =>
  `max(0px, (100svh - ${WORDS} - ${widthOf(video)} / ${aspect(video)}) / 3)`;

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
