import { EncodedPacketSink } from "mediabunny";
import type { ClipFile, IndexEntry } from "./source";

/** A clip to be exported, in frames at the sequence's rate. `whole`: it begins and ends with its video. */
export type ExportClip = {
  file: ClipFile;
  in: number;
  out: number;
  whole: { in: boolean; out: boolean };
  volume: number;
};

/** Packets of a file's index that make up a clip: from `from` up to `to`, exclusive, in decoding order. */
export type CopyRange = { from: number; to: number };

/** Why the video has to be encoded. */
export type EncodeReason = "cut" | "settings" | "codec";

export type ExportPlan = {
  video: { how: "copy"; ranges: CopyRange[] } | { how: "encode"; reason: EncodeReason; width: number; height: number };
  /** `copy`: one untouched clip; `none`: nothing can be heard. */
  audio: "none" | "copy" | "encode";
};

/**
 * Decides what can be copied sample by sample: where all clips have equal decoder settings and each begins and ends at a
 * key frame. A track has one set of settings, so one clip that differs has the whole video encoded.
 */
export async function planExport(clips: readonly ExportClip[], rate: number): Promise<ExportPlan> {
  const audio = planAudio(clips);
  const first = clips[0];
  const encode = (reason: EncodeReason): ExportPlan => ({
    video: { how: "encode", reason, ...even(first?.file.width ?? 2, first?.file.height ?? 2) },
    audio: audio === "copy" ? "encode" : audio,
  });
  if (clips.some(({ file }) => !file.isH264 || !file.config)) return encode("codec");
  if (clips.some(({ file }) => file.settings !== first?.file.settings)) return encode("settings");
  const ranges: CopyRange[] = [];
  for (const clip of clips) {
    const range = copyRange(clip, rate);
    if (!range || !(await beginsWithKeys(clip.file, range))) return encode("cut");
    ranges.push(range);
  }
  return { video: { how: "copy", ranges }, audio };
}

function planAudio(clips: readonly ExportClip[]): ExportPlan["audio"] {
  if (clips.every(({ file, volume }) => !file.audio || volume === 0)) return "none";
  const [clip, ...others] = clips;
  return clip && others.length === 0 && clip.whole.in && clip.whole.out && clip.volume === 100 ? "copy" : "encode";
}

/** H.264 with 4:2:0 colors has even sides. */
const even = (width: number, height: number) => ({ width: width - (width % 2), height: height - (height % 2) });

/** The packets of a clip, or null where an end is between two key frames, or the group needs another one. */
function copyRange({ file, in: begin, out, whole }: ExportClip, rate: number): CopyRange | null {
  const { index, first } = file;
  const [start, end] = [first + begin / rate, first + out / rate];
  const half = 0.5 / Math.max(rate, index.length / file.duration);
  const keyAt = (at: number) => index.findIndex((packet) => packet.key && Math.abs(packet.at - at) < half);
  const from = whole.in ? 0 : keyAt(start);
  const to = whole.out ? index.length : keyAt(end);
  if (from < 0 || to <= from || !index[from]?.key) return null;
  return isClosed(index, { from, to }) ? { from, to } : null;
}

/** Whether a range and what follows it begin with key frames by their bytes: an index without a list of them calls all so. */
async function beginsWithKeys({ video, index }: ClipFile, { from, to }: CopyRange): Promise<boolean> {
  const sink = new EncodedPacketSink(video);
  for (const entry of [index[from], index[to]]) {
    const packet = entry && (await sink.getPacket(entry.at, { verifyKeyPackets: true }));
    if (packet && packet.type !== "key") return false;
  }
  return true;
}

/** Whether nothing in the range is shown before its first frame, and nothing of it after what follows begins. */
function isClosed(index: readonly IndexEntry[], { from, to }: CopyRange): boolean {
  const [first, next] = [index[from], index[to]];
  return index.slice(from, to).every(({ at }) => at >= (first?.at ?? 0) && (next === undefined || at < next.at));
}
