import type { EncodeReason } from "./plan";

/** What the page asks of the export's own thread. */
export type ExportRequest = {
  title: string;
  rate: number;
  /** Frames at `rate`; `whole` says which ends are those of the video. */
  clips: { url: string; name: string; in: number; out: number; whole: { in: boolean; out: boolean }; volume: number }[];
};

/** How it is going to be exported, told before it begins. */
export type ExportSummary =
  | { how: "copy"; sound: "none" | "copy" | "encode" }
  | { how: "encode"; reason: EncodeReason; sound: "none" | "encode"; width: number; height: number };

/** `clip` is the place of a clip that cannot be read. `no_encoder`: this browser has none for H.264. */
export type ExportTrouble = { code: "unreadable"; clip: number } | { code: "no_encoder" | "failed" };

export type ExportAnswer =
  | { at: "planned"; summary: ExportSummary }
  | { at: "running"; share: number }
  | { at: "done"; file: ArrayBuffer }
  /** Seconds of a video; null where it cannot be read. */
  | { at: "measured"; url: string; seconds: number | null }
  | { at: "failed"; trouble: ExportTrouble };

/** What the page may send: how long videos are, or first the clips of an export and then to begin. */
export type ExportOrder = { do: "measure"; urls: string[] } | { do: "plan"; request: ExportRequest } | { do: "begin" };
