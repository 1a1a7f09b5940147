import { getTranslations } from "next-intl/server";
import { ShareSection } from "@/components/share/share-section";
import { loadNotes } from "@/lib/gallery/notes";
import type { GenerationDetail } from "@/lib/generations/view";
import { DetailActions } from "./detail-actions";
import { DetailFacts } from "./detail-facts";
import { DetailNotes } from "./detail-notes";
import { DetailScreen } from "./detail-screen";
import { Follow } from "./follow";
import { Lineage } from "./look/lineage";
import { LookWords } from "./look/look-words";
import { Prompt } from "./prompt";
import { References } from "./references";
import { SetStrip } from "./set-strip";
import { Timeline } from "./timeline";

/** One generation with everything that is known of it. */
export async function Detail({ generation }: { generation: GenerationDetail }) {
  const { id, state, parked, lastTrouble } = generation;
  const [t, notes] = await Promise.all([getTranslations("detail"), loadNotes(generation.id, generation.title)]);
  return (
    <LookWords>
      <Follow id={id} state={state} parked={parked} lastTrouble={lastTrouble} />
      <DetailScreen generation={generation} />
      <div className="mx-auto mt-6 grid max-w-6xl gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-8">
          <DetailActions generation={generation} />
          <SetStrip generation={generation} />
          <section aria-labelledby="prompt">
            <h2 id="prompt" className="mb-2 text-faint text-sm">
              {t("prompt")}
            </h2>
            <Prompt generation={generation} />
          </section>
          <References pictures={generation.pictures} />
          <Lineage id={generation.id} />
          {generation.state === "ready" ? <ShareSection generationId={generation.id} /> : null}
        </div>
        <aside className="flex flex-col gap-8">
          <DetailNotes id={generation.id} notes={notes} />
          <DetailFacts generation={generation} />
          <Timeline moments={generation.timeline} />
        </aside>
      </div>
    </LookWords>
  );
}
