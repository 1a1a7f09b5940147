import { DURATIONS, type Duration, RATIOS, type Ratio } from "@/lib/generations/settings";

/** How many videos one submit generates: variations, or one per ratio or duration. */
export const BATCH_MODES = ["1", "2", "3", "4", "ratios", "durations"] as const;
export type BatchMode = (typeof BATCH_MODES)[number];

export const isBatchMode = (value: unknown): value is BatchMode => BATCH_MODES.some((batchMode) => batchMode === value);

/** The videos of one submit, in the order in which they are sent. */
export function expandBatch(
  { ratio, duration }: { ratio: Ratio; duration: Duration },
  batchMode: BatchMode,
): { ratio: Ratio; duration: Duration }[] {
  switch (batchMode) {
    case "ratios":
      return RATIOS.map((one) => ({ ratio: one, duration }));
    case "durations":
      return DURATIONS.map((one) => ({ ratio, duration: one }));
    default:
      return Array.from({ length: Number(batchMode) }, () => ({ ratio, duration }));
  }
}
