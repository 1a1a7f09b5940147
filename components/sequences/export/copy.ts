import { type EncodedAudioPacketSource, EncodedPacketSink, type EncodedVideoPacketSource } from "mediabunny";
import { cutsOf } from "@/lib/sequences/timeline";
import type { PacketFile } from "./packets";
import type { CopyRange, ExportWork } from "./plan";
import type { ClipFile } from "./source";

/** Writes one track; yields the seconds that are written. */
export type Writer = AsyncGenerator<number, void>;

export async function* copyEncoded(source: EncodedVideoPacketSource, encoded: PacketFile | null): Writer {
  const decoderConfig = encoded?.decoderConfig();
  for (const packet of encoded?.packets() ?? []) {
    await source.add(packet, { decoderConfig });
    yield packet.timestamp + packet.duration;
  }
  source.close();
}

/**
 * Opens one file after the other, each while the one before is read, so that no clip waits for the server's first answers,
 * and closes those that were read.
 */
async function* openEach(files: readonly ClipFile[]) {
  let next = files[0]?.open();
  try {
    for (const [at, file] of files.entries()) {
      const open = await (next ?? file.open());
      next = files[at + 1]?.open();
      // It is thrown when it is that file's turn.
      next?.catch(() => undefined);
      try {
        yield { ...open, file, at };
      } finally {
        open.close();
      }
    }
  } finally {
    void next?.then(
      ({ close }) => close(),
      () => undefined,
    );
  }
}

/**
 * Copies the clips' packets: the same bytes, with times counted from where each clip begins in the sequence. A clip's
 * own length may differ from its frames by a fraction of one; so it never adds up.
 */
export async function* copyVideo(
  source: EncodedVideoPacketSource,
  { recipe, files }: ExportWork,
  ranges: readonly CopyRange[],
): Writer {
  const cuts = cutsOf(recipe.clips);
  for await (const { video, file, at } of openEach(files)) {
    const { from, to } = ranges[at] ?? { from: 0, to: 0 };
    const start = (cuts[at] ?? 0) / recipe.rate;
    const shift = start - (file.index[from]?.at ?? 0);
    let n = 0;
    // An index without a list of key frames calls all of them so, and a player would begin anywhere.
    const packets = new EncodedPacketSink(video).packets(undefined, undefined, { verifyKeyPackets: true });
    for await (const packet of packets) {
      if (n >= to) break;
      if (n >= from) {
        const timestamp = Math.max(0, packet.timestamp + shift);
        await source.add(packet.clone({ timestamp }), { decoderConfig: file.config ?? undefined });
        yield timestamp;
      }
      n += 1;
    }
    if (n < to) throw new Error("the file ends early");
  }
  source.close();
}

/**
 * Copies the sound of the clips. Of a single one everything; of several the packets that lie mostly within each, at the
 * time at which they are heard, so that it stays in step to 11 ms.
 */
export async function* copyAudio(
  source: EncodedAudioPacketSource,
  { recipe: { clips, rate }, files }: ExportWork,
  how: "copy" | "pieces",
): Writer {
  const cuts = cutsOf(clips);
  let last = Number.NEGATIVE_INFINITY;
  for await (const { audio, file, at } of openEach(files)) {
    const [begin, end] = [cuts[at] ?? 0, cuts[at + 1] ?? 0].map((frame) => frame / rate) as [number, number];
    const shift = begin - file.first - (clips[at]?.in ?? 0) / rate;
    const decoderConfig = (await audio?.getDecoderConfig()) ?? undefined;
    for await (const packet of audio ? new EncodedPacketSink(audio).packets() : []) {
      const timestamp = packet.timestamp + shift;
      const middle = timestamp + packet.duration / 2;
      if (how === "pieces" && (middle < begin || middle >= end || timestamp <= last)) continue;
      await source.add(packet.clone({ timestamp }), { decoderConfig });
      last = timestamp;
      yield timestamp;
    }
  }
  source.close();
}
