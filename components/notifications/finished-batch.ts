import { fetchPage } from "@/components/video/fetch-generations";
import { isOpen } from "@/lib/generations/lifecycle/states";
import type { GenerationView } from "@/lib/generations/view";

/** What does not go on without the user is not waited for. */
const goesOn = ({ state, stalled }: GenerationView) => isOpen(state) && state !== "unconfirmed" && !stalled;

/**
 * All of the batch that this one belongs to, once the last of it has finished; null while some of it is still being
 * made. A batch is told of once: as many toasts as it has videos would stand over each other.
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
