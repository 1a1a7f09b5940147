import { getTranslations } from "next-intl/server";
import { InSequences } from "@/components/sequences/in-sequences";
import { ShareVideo } from "@/components/share/owner/share-video";
import { VideoImages } from "@/components/video/images";
import { Prompt } from "@/components/video/prompt";
import { StatusPoller } from "@/components/video/status-poller";
import { loadAdjacent } from "@/lib/gallery/adjacent";
import { type Listing, listingAddress, writeListing } from "@/lib/gallery/listing";
import { loadNotes } from "@/lib/gallery/notes";
import { isExported } from "@/lib/generations/exported";
import type { GenerationDetail } from "@/lib/generations/view";
import { ACTION } from "./action-look";
import { BatchStrip } from "./batch-strip";
import { DetailActions } from "./detail-actions";
import { DetailMessages } from "./detail-messages";
import { DetailScreen } from "./detail-screen";
import { ExportedFrom } from "./exported/exported-from";
import { Facts } from "./facts";
import { Lineage } from "./lineage";
import { LongText } from "./long-text";
import { BackLink } from "./navigation/back-link";
import { PrevNextNav } from "./navigation/prev-next-nav";
import { Notes } from "./notes";
import { StateTimeline } from "./timeline";
import { UsedElements } from "./used-elements";
import { videoTitle } from "./video-title";

const RAIL = "mx-auto w-full max-w-2xl px-4 sm:px-6 lg:max-w-none lg:px-5";

/**
 * One generation: the video as large as the window allows, and everything about it in a rail beside it or, on a phone,
 * below. `listing` decides which videos are next to it. `--top` is the height of what stays above.
 */
export async function Detail({ generation, listing }: { generation: GenerationDetail; listing: Listing }) {
  const { id, state, stalled, lastTrouble, title } = generation;
  const exported = isExported(generation);
  const [t, notes, { previous, next }] = await Promise.all([
    getTranslations("detail"),
    loadNotes(id, title),
    loadAdjacent(generation, listing),
  ]);
  return (
    <DetailMessages>
      <StatusPoller id={id} state={state} stalled={stalled} lastTrouble={lastTrouble} />
      {/* In a lightbox it scrolls by itself: were it moved up, the router would scroll the page behind it to the top. */}
      <div className="in-[dialog]:h-dvh in-[dialog]:overflow-y-auto in-[dialog]:overscroll-contain lg:grid lg:h-[calc(100dvh-var(--top))] lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_minmax(0,1fr)]">
        <div className="sticky top-(--top) z-20 bg-ground lg:static lg:col-start-2">
          <div className={`${RAIL} flex items-center justify-between py-1`}>
            <BackLink to={listingAddress(listing)}>{t("back")}</BackLink>
            <PrevNextNav id={id} previous={previous} next={next} search={writeListing(listing)} />
          </div>
        </div>
        <DetailScreen generation={generation} />
        <div className="lg:col-start-2 lg:overflow-y-auto lg:overscroll-contain">
          <div className={`${RAIL} flex flex-col gap-6 pt-3 pb-16 lg:pt-1 lg:pb-8`}>
            <h1
              id="video-title"
              dir="auto"
              className={title ? "text-balance break-words font-semibold text-lg leading-7" : "sr-only"}
            >
              {videoTitle(generation)}
            </h1>
            <DetailActions
              generation={generation}
              favorite={notes.favorite}
              share={state === "ready" && <ShareVideo id={id} className={ACTION} />}
            />
            {exported ? (
              <ExportedFrom generation={generation} />
            ) : (
              <section aria-labelledby="prompt">
                <h2 id="prompt" className="mb-1.5 text-faint text-sm">
                  {t("prompt")}
                </h2>
                <LongText length={generation.prompt.length} more={t("more")} less={t("less")}>
                  <Prompt generation={generation} />
                </LongText>
              </section>
            )}
            <VideoImages images={generation.images} />
            <UsedElements elements={generation.elements} />
            <BatchStrip generation={generation} />
            <Facts generation={generation} />
            <Lineage id={id} />
            {state === "ready" && <InSequences video={{ id, batchId: generation.batchId }} />}
            <Notes id={id} notes={notes} />
            {!exported && <StateTimeline moments={generation.timeline} />}
          </div>
        </div>
      </div>
    </DetailMessages>
  );
}
