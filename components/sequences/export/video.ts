import { type CanvasSource, EncodedPacketSink, type EncodedVideoPacketSource, VideoSampleSink } from "mediabunny";
import type { CopyRange, ExportClip } from "./plan";

/** Called with the frames that were written. */
type Report = (frames: number) => void;

/**
 * Copies the clips' packets: the same bytes, with times counted from where each clip begins in the sequence. A clip's
 * own length may differ from its frames by a fraction of one; so it never adds up.
 */
export async function copyVideo(
  source: EncodedVideoPacketSource,
  clips: readonly ExportClip[],
  ranges: readonly CopyRange[],
  rate: number,
  report: Report,
): Promise<void> {
  let frame = 0;
  for (const [at, { file, in: begin, out }] of clips.entries()) {
    const { from, to } = ranges[at] ?? { from: 0, to: 0 };
    const shift = frame / rate - (file.index[from]?.at ?? 0);
    let n = 0;
    // An index without a list of key frames calls all of them so, and a player would begin anywhere.
    const packets = new EncodedPacketSink(file.video).packets(undefined, undefined, { verifyKeyPackets: true });
    for await (const packet of packets) {
      if (n >= to) break;
      if (n >= from) {
        const timestamp = Math.max(0, packet.timestamp + shift);
        await source.add(packet.clone({ timestamp }), { decoderConfig: file.config ?? undefined });
        report(((n - from + 1) / (to - from)) * (out - begin) + frame);
      }
      n += 1;
    }
    frame += out - begin;
  }
}

/** Encodes every frame of the sequence at its rate; another ratio gets black bars. */
export async function encodeVideo(
  source: CanvasSource,
  canvas: OffscreenCanvas,
  clips: readonly ExportClip[],
  rate: number,
  report: Report,
): Promise<void> {
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("this browser has no canvas outside the page");
  let frame = 0;
  for (const { file, in: begin, out } of clips) {
    // The middle of a frame: at its edge, rounding may find the one before it.
    const times = Array.from({ length: out - begin }, (_, n) => file.first + (begin + n + 0.5) / rate);
    for await (const sample of new VideoSampleSink(file.video).samplesAtTimestamps(times)) {
      if (sample) {
        context.fillRect(0, 0, canvas.width, canvas.height);
        sample.drawWithFit(context, { fit: "contain" });
        sample.close();
      }
      await source.add(frame / rate, 1 / rate);
      frame += 1;
      report(frame);
    }
  }
}
