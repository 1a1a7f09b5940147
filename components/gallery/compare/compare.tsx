import type { ComparedFilm } from "@/lib/gallery/compare";
import { LookWords } from "../look/look-words";
import { Differences } from "./differences";
import { PromptChanges } from "./prompt-changes";
import { Stage } from "./stage";

/** Two to four films side by side, run as one, and under them how their words and settings differ. */
export function Compare({ films }: { films: ComparedFilm[] }) {
  return (
    <>
      <LookWords>
        <Stage films={films} />
      </LookWords>
      <div className="mx-auto mt-8 flex max-w-6xl flex-col gap-10">
        <PromptChanges films={films} />
        <Differences films={films} />
      </div>
    </>
  );
}
