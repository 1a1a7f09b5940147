import { fetchPage } from "@/components/video/fetch-generations";
import { isOpen } from "@/lib/generations/lifecycle/states";
import type { GenerationView } from "@/lib/generations/view";

/** States that don't continue without the user aren't waited for. */
const goesOn = ({ state, stalled }: GenerationView) => isOpen(state) && state !== "unconfirmed" && !stalled;

/**
 * The batch of a generation once its last member has finished; null while some are still being generated. A batch gets
 * one notification, because a toast per video would pile up.
 */
export async function finishedBatch(generation: GenerationView): Promise<GenerationView[] | null> {
  if (!generation.batchId) return [generation];
  try {
    const { items } = await fetchPage(`/api/gallery?batch=${generation.batchId}`);
    return items.some(goesOn) ? null : items;
  } catch {
    return [generation];
  }
}
