import { getTranslations } from "next-intl/server";
import { ShareSection } from "@/components/share/owner/share-section";
import { VideoImages } from "@/components/video/images";
import { Prompt } from "@/components/video/prompt";
import { StatusPoller } from "@/components/video/status-poller";
import { loadNotes } from "@/lib/gallery/notes";
import type { GenerationDetail } from "@/lib/generations/view";
import { BatchStrip } from "./batch-strip";
import { DetailActions } from "./detail-actions";
import { DetailMessages } from "./detail-messages";
import { DetailScreen } from "./detail-screen";
import { Facts } from "./facts";
import { Lineage } from "./lineage";
import { Notes } from "./notes";
import { StateTimeline } from "./timeline";

/** One generation with all its details. */
export async function Detail({ generation }: { generation: GenerationDetail }) {
  const { id, state, stalled, lastTrouble } = generation;
  const [t, notes] = await Promise.all([getTranslations("detail"), loadNotes(generation.id, generation.title)]);
  return (
    <DetailMessages>
      <StatusPoller id={id} state={state} stalled={stalled} lastTrouble={lastTrouble} />
      <DetailScreen generation={generation} />
      <div className="mx-auto mt-6 grid max-w-6xl gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <DetailActions generation={generation} />
          <BatchStrip generation={generation} />
          <section aria-labelledby="prompt">
            <h2 id="prompt" className="mb-2 text-faint text-sm">
              {t("prompt")}
            </h2>
            <Prompt generation={generation} />
          </section>
          <VideoImages images={generation.images} />
          <Lineage id={generation.id} />
          {generation.state === "ready" ? <ShareSection generationId={generation.id} /> : null}
        </div>
        <aside className="flex flex-col gap-8">
          <Notes id={generation.id} notes={notes} />
          <Facts generation={generation} />
          <StateTimeline moments={generation.timeline} />
        </aside>
      </div>
    </DetailMessages>
  );
}
