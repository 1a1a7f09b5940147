import type { Recipe } from "@/lib/sequences/content";
import type { EncodeReason } from "./plan";

/** What the page asks of the export's own thread. */
export type ExportRequest = {
  /** Its timeline has no gaps. */
  recipe: Recipe;
  /** The addresses of the clips' files, in their order, and of the audio track's. */
  urls: string[];
  audioUrl: string | null;
  /** The words of the visible label, and the value of the metadata key that says the same. */
  label: string | null;
  aigc: string;
};

/** A video, or its sound alone. */
export type ExportKind = "video" | "audio";

/** How it is going to be exported, told before it begins. */
export type ExportSummary = {
  width: number;
  height: number;
  video: { how: "copy" } | { how: "encode"; reason: EncodeReason };
  sound: "none" | "copy" | "pieces" | "encode";
  /** Of the file, nearly; `audioBytes`: of the sound alone. */
  bytes: number;
  audioBytes: number;
  seconds: number;
  /** How much is there of an export of the same that was interrupted, from 0 to 1. */
  done: number;
  /** Clips whose file is signed by its provider; the signature doesn't hold for a new file. */
  signed: number;
};

/** `clip` is the place of a clip that cannot be read, or not decoded by this browser. `no_encoder`: it has none for H.264. */
export type ExportTrouble =
  | { code: "unreadable" | "undecodable"; clip: number }
  | { code: "no_encoder" | "no_sound" | "track" | "busy" | "full" | "failed" };

export type ExportAnswer =
  | { at: "planned"; summary: ExportSummary }
  | { at: "running"; share: number }
  | { at: "done"; file: Blob }
  /** Seconds of a video; null where it cannot be read. */
  | { at: "measured"; url: string; seconds: number | null }
  | { at: "failed"; trouble: ExportTrouble };

/** What the page may send: how long videos are, or first what to export and then to begin. `afresh`: not where it ended. */
export type ExportOrder =
  | { do: "measure"; urls: string[] }
  | { do: "plan"; request: ExportRequest }
  | { do: "begin"; what: ExportKind; afresh: boolean };
