import type { GenerationView } from "@/lib/generations/view";

/** How far a generation has progressed. Only a submit that provably wasn't sent goes back to the queue. */
const PROGRESS: Record<GenerationView["state"], number> = {
  queued: 0,
  submitting: 0,
  unconfirmed: 1,
  rendering: 2,
  saving: 3,
  ready: 4,
  failed: 4,
  canceled: 4,
};

/**
 * Which of two views of a generation to show. An answer that an event overtook, such as the submit's own, is outdated,
 * and a poster is never removed again.
 */
export function newer(known: GenerationView, change: GenerationView): GenerationView {
  if (PROGRESS[change.state] < PROGRESS[known.state]) return known;
  const begins = change.state === "queued" && change.lastTrouble === null;
  if (begins && known.state === "submitting") return known;
  if (change.favorite === undefined && known.favorite !== undefined)
    return newer(known, { ...change, favorite: known.favorite });
  // While a batch is still being submitted, the server doesn't know its last videos.
  if (known.batch && (change.batch?.of ?? 0) < known.batch.of) return newer(known, { ...change, batch: known.batch });
  if (known.posterUrl && !change.posterUrl)
    return { ...change, posterUrl: known.posterUrl, placeholder: known.placeholder };
  return change;
}
