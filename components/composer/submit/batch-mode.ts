import { hasChoices } from "@/components/composer/choices/count";
import { seededOrder } from "@/lib/generations/choices";
import { DURATIONS, type Duration, MAX_BATCH, RATIOS, type Ratio } from "@/lib/generations/settings";

/** How many videos one submit generates: variations, one per ratio or duration, or one per combination of choices. */
export const BATCH_MODES = ["1", "2", "3", "4", "ratios", "durations", "choices"] as const;
export type BatchMode = (typeof BATCH_MODES)[number];

export const isBatchMode = (value: unknown): value is BatchMode => BATCH_MODES.some((batchMode) => batchMode === value);

/** The combinations of the prompt's choices, and what decides which of them are made when not all are. */
export type Choosing = { count: number; seed: number };

/** `combination`: which of the prompt's choices are made, from 0. */
type Planned = { ratio: Ratio; duration: Duration; combination: number };

/** Whether all combinations fit into one batch. */
export const fitsBatch = (count: number): boolean => hasChoices(count) && count <= MAX_BATCH;

/** The mode that applies: without choices, there is no video for each of them. */
export const effectiveMode = (batchMode: BatchMode, count: number): BatchMode =>
  batchMode === "choices" && !fitsBatch(count) ? "1" : batchMode;

/** The videos of one submit, in the order in which they are sent. */
export function expandBatch(
  { ratio, duration }: { ratio: Ratio; duration: Duration },
  batchMode: BatchMode,
  { count, seed }: Choosing = { count: 1, seed: 0 },
): Planned[] {
  const order = hasChoices(count) ? seededOrder(count, seed) : [0];
  const [combination = 0] = order;
  const mode = effectiveMode(batchMode, count);
  switch (mode) {
    case "ratios":
      return RATIOS.map((one) => ({ ratio: one, duration, combination }));
    case "durations":
      return DURATIONS.map((one) => ({ ratio, duration: one, combination }));
    case "choices":
      return Array.from({ length: count }, (_, index) => ({ ratio, duration, combination: index }));
    default:
      return Array.from({ length: Number(mode) }, (_, at) => ({
        ...{ ratio, duration },
        combination: order[at % order.length] ?? 0,
      }));
  }
}
