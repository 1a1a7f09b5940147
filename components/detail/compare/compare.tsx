import { DetailMessages } from "@/components/detail/detail-messages";
import type { ComparedFilm } from "@/lib/gallery/compare";
import { ComparePlayers } from "./compare-players";
import { Differences } from "./differences";
import { PromptChanges } from "./prompt-changes";

/** Two to four films side by side, run as one, and under them how their words and settings differ. */
export function Compare({ films }: { films: ComparedFilm[] }) {
  return (
    <>
      <DetailMessages>
        <ComparePlayers films={films} />
      </DetailMessages>
      <div className="mx-auto mt-8 flex max-w-6xl flex-col gap-10">
        <PromptChanges films={films} />
        <Differences films={films} />
      </div>
    </>
  );
}
