import type { Clip, Recipe } from "@/lib/sequences/content";
import { clipLength, overlaps } from "@/lib/sequences/timeline";
import { READ_VIDEO } from "./codec-args";
import type { SourceClip } from "./encoding";

/** A packet of a video, in the order in which it is decoded. Seconds; `at` is when it is shown, `dts` when decoded. */
export type Packet = { at: number; dts: number; key: boolean };

/** What ffprobe is asked for packets; one line of its answer is a packet. */
export const PACKETS = ["-show_entries", "packet=pts_time,dts_time,flags", "-of", "csv=p=0"];

export function readPackets(answer: string): Packet[] {
  const packets = answer.split("\n").flatMap((line) => {
    const [at, dts, flags = ""] = line.split(",");
    const packet = { at: Number(at), dts: Number(dts), key: flags.startsWith("K") };
    return at && Number.isFinite(packet.at) && Number.isFinite(packet.dts) ? [packet] : [];
  });
  // A file without a list of key frames calls all of its packets so, and only of the first is it certain.
  const isListed = packets.some(({ key }) => !key);
  return isListed ? packets : packets.map((packet, at) => ({ ...packet, key: at === 0 }));
}

/** Whether nothing but cuts at key frames could stand against copying (docs/decisions/0075). */
export function mayBeCopied(
  recipe: Recipe,
  clips: readonly SourceClip[],
  size: { width: number; height: number },
): boolean {
  const [first] = clips;
  const isPlain = !recipe.visibleLabel && recipe.fades.in === 0 && recipe.fades.out === 0;
  if (!first || !isPlain || overlaps(recipe.clips).some((frames) => frames > 0)) return false;
  return clips.every(
    ({ probed }) =>
      probed.codec === "h264" &&
      probed.settings === first.probed.settings &&
      probed.width === size.width &&
      probed.height === size.height,
  );
}

/** More than a decoder ever holds back: the first frame is among them. */
const REORDERED = 64;

/** Sound that begins before its video would delay the whole, so that only videos are joined. */
const videoOnly = (file: string): string => `only-${file}`;
export const videoOnlyArgs = ({ file, probed }: Pick<SourceClip, "file" | "probed">): string[] => [
  ...[...READ_VIDEO, "-i", `./${file}`, "-map", `0:${probed.video}`, "-c", "copy"],
  ...["-map_metadata", "-1", "-f", "mp4", `./${videoOnly(file)}`],
];

/**
 * The list of ffmpeg's concat demuxer that copies the clips, each from where it begins in the sequence; null where a cut
 * is not at a key frame. `packets` are those of each clip's file.
 */
export function copyList(clips: readonly SourceClip[], packets: readonly Packet[][], rate: number): string | null {
  const entries: string[] = [];
  for (const [at, { clip, file }] of clips.entries()) {
    const all = packets[at] ?? [];
    const range = copyRange(clip, all, rate);
    if (!range) return null;
    const begin = Math.min(...all.slice(0, REORDERED).map((packet) => packet.at));
    entries.push(`file '${videoOnly(file)}'`, `inpoint ${((all[range.from]?.at ?? 0) - begin).toFixed(6)}`);
    const next = all[range.to];
    // A thousandth earlier, because times are told in millionths.
    if (next) entries.push(`outpoint ${(next.dts - begin - 0.001).toFixed(6)}`);
    entries.push(`duration ${(clipLength(clip) / rate).toFixed(6)}`);
  }
  return `ffconcat version 1.0\n${entries.join("\n")}\n`;
}

/** The packets of a clip, or null where an end is between two key frames, or the group needs another one. */
export function copyRange(clip: Clip, packets: readonly Packet[], rate: number): { from: number; to: number } | null {
  const times = packets.map(({ at }) => at);
  const first = times.reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const last = times.reduce((most, at) => Math.max(most, at), 0);
  const step = packets.length > 1 ? (last - first) / (packets.length - 1) : 1 / rate;
  const half = 0.5 * Math.min(step, 1 / rate);
  const keyAt = (frame: number) =>
    packets.findIndex(({ key, at }) => key && Math.abs(at - first - frame / rate) < half);
  const isWhole = Math.abs(last + step - first - clip.out / rate) < 0.5 / rate;
  const from = keyAt(clip.in);
  const to = isWhole ? packets.length : keyAt(clip.out);
  if (from < 0 || to <= from) return null;
  return isClosed(packets, from, to) ? { from, to } : null;
}

/** Whether nothing in the range is shown before its first frame, and nothing of it after what follows begins. */
function isClosed(packets: readonly Packet[], from: number, to: number): boolean {
  const [first, next] = [packets[from], packets[to]];
  return packets.slice(from, to).every(({ at }) => at >= (first?.at ?? 0) && (next === undefined || at < next.at));
}
