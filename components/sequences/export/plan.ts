import { EncodedPacketSink } from "mediabunny";
import type { Clip, Recipe } from "@/lib/sequences/content";
import { outputSize } from "@/lib/sequences/exports/output-size";
import { overlaps, totalFrames } from "@/lib/sequences/timeline";
import { AUDIO_BITRATE, videoBitrate } from "./bitrates";
import type { ClipFile, IndexEntry } from "./source";

/** What is exported: a timeline without gaps, and the file of each of its clips. */
export type ExportWork = { recipe: Recipe; files: readonly ClipFile[] };

/** Packets of a file's index that make up a clip: from `from` up to `to`, exclusive, in decoding order. */
export type CopyRange = { from: number; to: number };

/** Why the video has to be encoded. */
export type EncodeReason = "codec" | "settings" | "cut" | "fade" | "output" | "label";

export type ExportPlan = {
  width: number;
  height: number;
  frames: number;
  video: { how: "copy"; ranges: CopyRange[] } | { how: "encode"; reason: EncodeReason };
  /**
   * `copy`: one untouched clip; `none`: nothing can be heard. `pieces`: copied clip by clip, which may click where they
   * join, because this browser cannot decode it.
   */
  audio: "none" | "copy" | "pieces" | "encode";
  /** How large the file will be, and the sound alone: of what is copied nearly exact, else by the bitrate. */
  bytes: number;
  audioBytes: number;
};

/**
 * Decides what can be copied sample by sample: where all clips have equal decoder settings, each begins and ends at a
 * key frame, and nothing is drawn over or beside them. A track has one set of settings, so one clip that differs has the
 * whole video encoded.
 */
export async function planExport(work: ExportWork, can: { decodeSound: boolean }): Promise<ExportPlan> {
  const { recipe, files } = work;
  const size = outputSize(recipe.output, files);
  const frames = totalFrames(recipe.clips);
  const seconds = frames / recipe.rate;
  const found = await copyOrReason(work, size);
  const video: ExportPlan["video"] =
    typeof found === "string" ? { how: "encode", reason: found } : { how: "copy", ranges: found };
  const audio = planAudio(work, video.how, can);
  const encoded = (AUDIO_BITRATE / 8) * seconds;
  const audioBytes = audio === "none" ? 0 : audio === "copy" ? (files[0]?.audioBytes ?? 0) : encoded;
  const videoBytes =
    video.how === "copy" ? bytesIn(files, video.ranges) : (videoBitrate(size, recipe.rate) / 8) * seconds;
  return {
    ...size,
    frames,
    video,
    audio,
    audioBytes: Math.round(audioBytes),
    bytes: Math.round(videoBytes + audioBytes),
  };
}

async function copyOrReason(
  { recipe, files }: ExportWork,
  size: { width: number; height: number },
): Promise<EncodeReason | CopyRange[]> {
  const { clips, fades, rate, visibleLabel } = recipe;
  const first = files[0];
  if (files.some(({ isH264, config }) => !isH264 || !config)) return "codec";
  if (files.some(({ settings }) => settings !== first?.settings)) return "settings";
  if (first?.width !== size.width || first.height !== size.height) return "output";
  if (fades.in > 0 || fades.out > 0 || overlaps(clips).some((frames) => frames > 0)) return "fade";
  if (visibleLabel) return "label";
  const ranges: CopyRange[] = [];
  for (const [at, clip] of clips.entries()) {
    const file = files[at];
    const range = file && copyRange(file, clip, rate);
    if (!range || !(await beginsWithKeys(file, range))) return "cut";
    ranges.push(range);
  }
  return ranges;
}

function planAudio(
  { recipe: { clips, audio }, files }: ExportWork,
  video: "copy" | "encode",
  can: { decodeSound: boolean },
): ExportPlan["audio"] {
  const isHeard = (clip: Clip, at: number): boolean => Boolean(files[at]?.hasAudio) && clip.volume > 0 && !clip.muted;
  const hasTrack = audio !== null && audio.volume > 0 && !audio.muted;
  if (!hasTrack && !clips.some(isHeard)) return "none";
  const settings = new Set(files.filter(({ hasAudio }) => hasAudio).map((file) => file.audioSettings));
  const isCopied = video === "copy" && !hasTrack && settings.size === 1 && !settings.has(null);
  if (!isCopied || !clips.every((clip, at) => !files[at]?.hasAudio || hasOwnSound(clip))) return "encode";
  const [clip] = clips;
  if (clip && clips.length === 1 && isWhole(clip).in && isWhole(clip).out) return "copy";
  return can.decodeSound ? "encode" : "pieces";
}

/** Whether a clip sounds as its video does. */
const hasOwnSound = ({ volume, muted, fadeIn, fadeOut }: Clip): boolean =>
  volume === 100 && !muted && fadeIn === 0 && fadeOut === 0;

/** Whether a clip begins and ends with its video. */
const isWhole = (clip: Clip) => ({ in: clip.in === 0, out: clip.out === clip.frames });

const bytesIn = (files: readonly ClipFile[], ranges: readonly CopyRange[]): number =>
  ranges.reduce(
    (all, { from, to }, at) => (files[at]?.index ?? []).slice(from, to).reduce((sum, { bytes }) => sum + bytes, all),
    0,
  );

/** The packets of a clip, or null where an end is between two key frames, or the group needs another one. */
function copyRange({ index, first, duration }: ClipFile, clip: Clip, rate: number): CopyRange | null {
  const whole = isWhole(clip);
  const [start, end] = [first + clip.in / rate, first + clip.out / rate];
  const half = 0.5 / Math.max(rate, index.length / duration);
  const keyAt = (at: number) => index.findIndex((packet) => packet.key && Math.abs(packet.at - at) < half);
  const from = whole.in ? 0 : keyAt(start);
  const to = whole.out ? index.length : keyAt(end);
  if (from < 0 || to <= from || !index[from]?.key) return null;
  return isClosed(index, { from, to }) ? { from, to } : null;
}

/** Whether a range and what follows it begin with key frames by their bytes: an index without a list of them calls all so. */
async function beginsWithKeys({ open, index }: ClipFile, { from, to }: CopyRange): Promise<boolean> {
  const { video, close } = await open();
  try {
    const sink = new EncodedPacketSink(video);
    for (const entry of [index[from], index[to]]) {
      const packet = entry && (await sink.getPacket(entry.at, { verifyKeyPackets: true }));
      if (packet && packet.type !== "key") return false;
    }
    return true;
  } finally {
    close();
  }
}

/** Whether nothing in the range is shown before its first frame, and nothing of it after what follows begins. */
function isClosed(index: readonly IndexEntry[], { from, to }: CopyRange): boolean {
  const [first, next] = [index[from], index[to]];
  return index.slice(from, to).every(({ at }) => at >= (first?.at ?? 0) && (next === undefined || at < next.at));
}
