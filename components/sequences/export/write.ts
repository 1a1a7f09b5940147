import {
  AudioSampleSource,
  EncodedAudioPacketSource,
  EncodedVideoPacketSource,
  type InputAudioTrack,
  Mp4OutputFormat,
  Output,
  StreamTarget,
  type StreamTargetChunk,
} from "mediabunny";
import { xmpBox } from "@/lib/sequences/exports/ai-label";
import { AUDIO_BITRATE } from "./bitrates";
import { copyAudio, copyEncoded, copyVideo, type Writer } from "./copy";
import type { Bytes, PacketFile } from "./packets";
import type { ExportPlan, ExportWork } from "./plan";
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
/** Seconds of which an encoder may give nothing before its end; they are less than a group. */
const SHORT = 0.2;
/** Of copied sound: at 96,000 samples a second, the most that AAC has. */
const MOST_PER_SECOND = 94;

/**
 * Writes an MP4 with its index first, and at its end that it was made with AI. Tracks are written in step, so that no more
 * than about a second of them is in memory. Yields what is done, from 0 to 1. Throws where a file ends early.
 */
export async function* writeExport(given: Given): AsyncGenerator<number, void> {
  const { work, plan, what, into } = given;
  // The muxer goes on after a write that failed, and would finish a file that lacks those bytes.
  const errors: unknown[] = [];
  const check = () => {
    for (const error of errors) throw error;
  };
  const writable = new WritableStream<StreamTargetChunk>({
    write: ({ data, position }) => {
      try {
        into.write(data, position);
      } catch (error) {
        errors.push(error);
      }
    },
  });
  const output = new Output({
    format: new Mp4OutputFormat({ fastStart: "reserve", metadataFormat: "mdta" }),
    target: new StreamTarget(writable, { chunked: true, chunkSize: CHUNK }),
  });
  output.setMetadataTags({ title: work.recipe.name, raw: { AIGC: given.aigc } });
  const seconds = plan.frames / work.recipe.rate;
  const video = what === "video" ? [addVideo(output, given)] : [];
  const audio = plan.audio === "none" ? [] : [addAudio(output, given, seconds)];
  // The sound goes on first where both are equally far.
  const writers = [...audio, ...video];
  await output.start();
  try {
    const tracks = writers.map((writer) => ({ writer, at: 0 }));
    for (let next = behind(tracks); next; next = behind(tracks)) {
      const { value, done } = await next.writer.next();
      next.at = done ? Number.POSITIVE_INFINITY : value;
      check();
      yield Math.min(1, ...tracks.map(({ at }) => at / seconds));
    }
    await output.finalize();
    check();
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
  if (plan.audio === "copy" || plan.audio === "pieces") {
    const source = new EncodedAudioPacketSource("aac");
    const most = Math.ceil(seconds * MOST_PER_SECOND) + SPARE_PACKETS;
    output.addAudioTrack(source, { maximumPacketCount: most });
    return copyAudio(source, work, plan.audio);
  }
  let tell: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const source = new AudioSampleSource({ codec: "aac", bitrate: AUDIO_BITRATE, onEncodedPacket: tell });
  const packets = Math.ceil((seconds * SAMPLE_RATE) / SAMPLES_PER_PACKET) + SPARE_PACKETS;
  output.addAudioTrack(source, { maximumPacketCount: packets });
  const isShort = seconds < SHORT;
  return closing(source, writeSound(source, work, openTrack), isShort ? Promise.resolve() : begun);
}

/**
 * Closes a track at its end. It goes on when its encoder has begun: the muxer cannot make room for its index while it has
 * a whole group of the video, with frames out of their order, and nothing of the sound.
 */
async function* closing(source: { close(): void }, writer: Writer, begun: Promise<void>): Writer {
  for await (const seconds of writer) {
    await begun;
    yield seconds;
  }
  source.close();
}
