import {
  AudioSampleSource,
  BufferTarget,
  CanvasSource,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
  QUALITY_HIGH,
} from "mediabunny";
import type { ExportClip, ExportPlan } from "./plan";
import { addSound, SOUND } from "./sound";
import { copyVideo, encodeVideo } from "./video";

type Work = {
  clips: readonly ExportClip[];
  plan: ExportPlan;
  rate: number;
  /** Written into the file. */
  title: string;
  /** Called with what is done, from 0 to 1. */
  report: (share: number) => void;
};

/** Seconds between key frames of an encoded video: a player seeks to them. */
const KEY_FRAMES = 2;

/** Writes an MP4 with its index first, H.264 and AAC. Throws where a file ends early or nothing can encode. */
export async function writeExport({ clips, plan, rate, title, report }: Work): Promise<ArrayBuffer> {
  const target = new BufferTarget();
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: "in-memory" }), target });
  output.setMetadataTags({ title });
  const total = clips.reduce((sum, clip) => sum + clip.out - clip.in, 0);
  // The sound is a small part of the work; without it the video is all of it.
  const ofSound = plan.audio === "encode" ? 0.1 : 0;
  let [frames, heard] = [0, 0];
  const tell = () => report((frames / total) * (1 - ofSound) + (heard / clips.length) * ofSound);
  const video = videoWriter(plan, clips, rate, (done) => {
    frames = done;
    tell();
  });
  output.addVideoTrack(video.source, { frameRate: plan.video.how === "encode" ? rate : undefined });
  const audio = audioWriter(plan, clips, rate, () => {
    heard += 1;
    tell();
  });
  if (audio) output.addAudioTrack(audio.source);
  await output.start();
  try {
    await Promise.all([video.run(), audio?.run()]);
    await output.finalize();
  } catch (error) {
    await output.cancel();
    throw error;
  }
  if (!target.buffer) throw new Error("nothing was written");
  return target.buffer;
}

function videoWriter(
  { video }: ExportPlan,
  clips: readonly ExportClip[],
  rate: number,
  report: (frames: number) => void,
) {
  if (video.how === "copy") {
    const source = new EncodedVideoPacketSource("avc");
    const run = () => copyVideo(source, clips, video.ranges, rate, report).then(() => source.close());
    return { source, run };
  }
  const canvas = new OffscreenCanvas(video.width, video.height);
  const source = new CanvasSource(canvas, { codec: "avc", quality: QUALITY_HIGH, keyFrameInterval: KEY_FRAMES });
  return { source, run: () => encodeVideo(source, canvas, clips, rate, report).then(() => source.close()) };
}

function audioWriter({ audio }: ExportPlan, clips: readonly ExportClip[], rate: number, report: () => void) {
  switch (audio) {
    case "none":
      return null;
    case "encode": {
      const { codec, bitrate } = SOUND;
      const source = new AudioSampleSource({ codec, bitrate });
      return { source, run: () => addSound(source, clips, rate, report).then(() => source.close()) };
    }
    case "copy": {
      const source = new EncodedAudioPacketSource("aac");
      return { source, run: () => copyAudio(source, clips[0]).then(() => source.close()) };
    }
    default:
      return audio satisfies never;
  }
}

async function copyAudio(source: EncodedAudioPacketSource, clip: ExportClip | undefined): Promise<void> {
  const track = clip?.file.audio;
  const decoderConfig = (await track?.getDecoderConfig()) ?? undefined;
  if (!track || !clip) return;
  for await (const packet of new EncodedPacketSink(track).packets())
    await source.add(packet.clone({ timestamp: packet.timestamp - clip.file.first }), { decoderConfig });
}
