import { DetailMessages } from "@/components/detail/detail-messages";
import type { ComparedVideo } from "@/lib/gallery/compare";
import { ComparePlayers } from "./compare-players";
import { Differences } from "./differences";
import { PromptChanges } from "./prompt-changes";

/** Two to four videos side by side and in sync, with the differences of their prompts and settings below. */
export function Compare({ videos }: { videos: ComparedVideo[] }) {
  return (
    <>
      <DetailMessages>
        <ComparePlayers videos={videos} />
      </DetailMessages>
      <div className="mx-auto mt-8 flex max-w-6xl flex-col gap-10">
        <PromptChanges videos={videos} />
        <Differences videos={videos} />
      </div>
    </>
  );
}
