import type { TroubleCode } from "./server/trouble";

/** An export that the server makes or has made, as its user's browser gets it. */
export type ExportJobView = {
  id: string;
  sequenceId: string;
  state: "waiting" | "running" | "done" | "failed";
  /** While it waits: how many exports are before it. */
  place: number;
  /** From 0 to 1. */
  progress: number;
  /** `place` and `name` are those of the clip that is to blame; the place counts from 1. */
  trouble: { code: TroubleCode; place: number; name: string } | null;
  /** The exported video, once it is done and as long as it exists. */
  generationId: string | null;
};

/** `available`: whether this server can make exports at all. */
export type ExportJobs = { available: boolean; jobs: ExportJobView[] };
