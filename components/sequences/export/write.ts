import {
  AudioSampleSource,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  type InputAudioTrack,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type StreamTargetChunk,
} from "mediabunny";
import { xmpBox } from "@/lib/sequences/exports/ai-label";
import { cutsOf } from "@/lib/sequences/timeline";
import { AUDIO_BITRATE } from "./bitrates";
import type { Bytes, PacketFile } from "./packets";
import type { CopyRange, ExportPlan, ExportWork } from "./plan";
import { writeSound } from "./sound";
import { SAMPLE_RATE } from "./sound-reader";

type Given = {
  work: ExportWork;
  plan: ExportPlan;
  /** The encoded video; null where it is copied, or only the sound is exported. */
  encoded: PacketFile | null;
  /** `audio`: the sound alone. */
  what: "video" | "audio";
  openTrack: (() => Promise<{ track: InputAudioTrack; close(): void }>) | null;
  /** The value of the `AIGC` key. */
  aigc: string;
  into: Bytes;
};

/** Bytes that are written at once. */
const CHUNK = 1024 * 1024;
/** More than an encoder adds to the packets of its sound: the file's index, which comes first, has room for them. */
const SPARE_PACKETS = 16;
const SAMPLES_PER_PACKET = 1_024;

/** Writes one track; yields the seconds that are written. */
type Writer = AsyncGenerator<number, void>;

/**
 * Writes an MP4 with its index first, and at its end that it was made with AI. Tracks are written in step, so that no more
 * than about a second of them is in memory. Yields what is done, from 0 to 1. Throws where a file ends early.
 */
export async function* writeExport(given: Given): AsyncGenerator<number, void> {
  const { work, plan, what, into } = given;
  const writable = new WritableStream<StreamTargetChunk>({
    write: ({ data, position }) => into.write(data, position),
  });
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: "reserve", metadataFormat: "mdta" }),
    target: new StreamTarget(writable, { chunked: true, chunkSize: CHUNK }),
  });
  output.setMetadataTags({ title: work.recipe.name, raw: { AIGC: given.aigc } });
  const seconds = plan.frames / work.recipe.rate;
  const writers: Writer[] = [];
  if (what === "video") writers.push(addVideo(output, given));
  if (plan.audio !== "none") writers.push(addAudio(output, given, seconds));
  await output.start();
  try {
    const tracks = writers.map((writer) => ({ writer, at: 0 }));
    for (let next = behind(tracks); next; next = behind(tracks)) {
      const { value, done } = await next.writer.next();
      next.at = done ? Number.POSITIVE_INFINITY : value;
      yield Math.min(1, ...tracks.map(({ at }) => at / seconds));
    }
    await output.finalize();
  } catch (error) {
    await Promise.all(writers.map((writer) => writer.return()));
    await output.cancel().catch(() => undefined);
    throw error;
  }
  into.write(xmpBox({ mixed: work.recipe.audio !== null }), into.size());
}

const behind = (tracks: { writer: Writer; at: number }[]) =>
  tracks.filter(({ at }) => Number.isFinite(at)).toSorted((a, b) => a.at - b.at)[0];

function addVideo(output: Output, { work, plan, encoded }: Given): Writer {
  const source = new EncodedVideoPacketSource("avc");
  const { video } = plan;
  const packets =
    video.how === "copy" ? video.ranges.reduce((sum, { from, to }) => sum + to - from, 0) : (encoded?.count ?? 0);
  const frameRate = video.how === "encode" ? work.recipe.rate : undefined;
  output.addVideoTrack(source, { frameRate, maximumPacketCount: packets });
  return video.how === "copy" ? copyVideo(source, work, video.ranges) : copyEncoded(source, encoded);
}

function addAudio(output: Output, { work, plan, openTrack }: Given, seconds: number): Writer {
  if (plan.audio === "copy") {
    const source = new EncodedAudioPacketSource("aac");
    output.addAudioTrack(source, { maximumPacketCount: Math.ceil((seconds + 1) * 100) });
    return copyAudio(source, work);
  }
  const source = new AudioSampleSource({ codec: "aac", bitrate: AUDIO_BITRATE });
  const packets = Math.ceil((seconds * SAMPLE_RATE) / SAMPLES_PER_PACKET) + SPARE_PACKETS;
  output.addAudioTrack(source, { maximumPacketCount: packets });
  return closing(source, writeSound(source, work, openTrack));
}

async function* closing(source: { close(): void }, writer: Writer): Writer {
  yield* writer;
  source.close();
}

async function* copyEncoded(source: EncodedVideoPacketSource, encoded: PacketFile | null): Writer {
  const decoderConfig = encoded?.decoderConfig();
  for (const packet of encoded?.packets() ?? []) {
    await source.add(packet, { decoderConfig });
    yield packet.timestamp + packet.duration;
  }
  source.close();
}

/**
 * Copies the clips' packets: the same bytes, with times counted from where each clip begins in the sequence. A clip's
 * own length may differ from its frames by a fraction of one; so it never adds up.
 */
async function* copyVideo(
  source: EncodedVideoPacketSource,
  { recipe, files }: ExportWork,
  ranges: readonly CopyRange[],
): Writer {
  const cuts = cutsOf(recipe.clips);
  for (const [at, file] of files.entries()) {
    const { from, to } = ranges[at] ?? { from: 0, to: 0 };
    const start = (cuts[at] ?? 0) / recipe.rate;
    const shift = start - (file.index[from]?.at ?? 0);
    const { video, close } = await file.open();
    try {
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
    } finally {
      close();
    }
  }
  source.close();
}

async function* copyAudio(source: EncodedAudioPacketSource, { files: [file] }: ExportWork): Writer {
  if (!file) return;
  const { audio, close } = await file.open();
  try {
    const decoderConfig = (await audio?.getDecoderConfig()) ?? undefined;
    if (!audio) return;
    for await (const packet of new EncodedPacketSink(audio).packets()) {
      const timestamp = packet.timestamp - file.first;
      await source.add(packet.clone({ timestamp }), { decoderConfig });
      yield timestamp;
    }
  } finally {
    close();
  }
  source.close();
}
