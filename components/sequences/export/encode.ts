import {
  type EncodedPacket,
  Mp4OutputFormat,
  NullTarget,
  Output,
  Quality,
  type VideoSample,
  VideoSampleSource,
} from "mediabunny";
import type { Clip } from "@/lib/sequences/content";
import { labelLayout } from "@/lib/sequences/exports/ai-label";
import { blackShare } from "@/lib/sequences/gain";
import { layersAt } from "@/lib/sequences/timeline";
import { videoBitrate } from "./bitrates";
import { asDecoded, asFrame } from "./colors";
import { FrameCanvas } from "./draw";
import { ClipFrames } from "./frames";
import type { PacketFile } from "./packets";
import type { ExportPlan, ExportWork } from "./plan";

/** Seconds between key frames: a player seeks to them, and an export that was interrupted goes on at one. */
const KEY_FRAMES = 2;

/** How a video is encoded in this size; also to ask whether a browser can. */
export const encodingOf = (size: { width: number; height: number }, rate: number) => ({
  codec: "avc" as const,
  quality: new Quality({ bitrate: videoBitrate(size, rate) }),
  keyFrameInterval: KEY_FRAMES,
});

/**
 * Encodes the frames of a sequence that are not in the file yet. Yields how many are there. Begins again where the
 * encoder's settings are not those of what is there: an update of the browser may change them.
 */
export async function* encodeFrames(
  work: ExportWork,
  plan: ExportPlan,
  given: { label: string | null; into: PacketFile },
): AsyncGenerator<number, void> {
  for (;;) {
    const begin = given.into.count;
    const isWhole = yield* encodeFrom(work, plan, { ...given, begin });
    if (isWhole) return;
    if (begin === 0) throw new Error("the encoder changed its settings");
    given.into.clear();
  }
}

type Given = { label: string | null; into: PacketFile; begin: number };

async function* encodeFrom(work: ExportWork, plan: ExportPlan, { label, into, begin }: Given) {
  const { rate } = work.recipe;
  const kept: { fits: boolean; errors: unknown[] } = { fits: true, errors: [] };
  const keep = (packet: EncodedPacket, meta: EncodedVideoChunkMetadata | undefined) => {
    try {
      kept.fits &&= into.add(packet, meta?.decoderConfig);
    } catch (error) {
      kept.errors.push(error);
    }
  };
  const isFine = () => {
    for (const error of kept.errors) throw error;
    return kept.fits;
  };
  const source = new VideoSampleSource({ ...encodingOf(plan, rate), onEncodedPacket: keep });
  // The packets go into the file; this only runs the encoder.
  const output = new Output({ format: new Mp4OutputFormat({ fastStart: false }), target: new NullTarget() });
  output.addVideoTrack(source, { frameRate: rate });
  await output.start();
  const painter = new Painter(work, plan, label);
  try {
    for (let frame = begin; frame < plan.frames && isFine(); frame += 1) {
      const sample = await painter.paint(frame);
      await source.add(sample);
      sample.close();
      yield frame + 1;
    }
    if (isFine()) await output.finalize();
    return isFine();
  } finally {
    await painter.close();
    if (output.state === "started") await output.cancel();
  }
}

/** Makes the frames of a sequence, one after the other. */
class Painter {
  private readonly open = new Map<string, ClipFrames>();
  private readonly base: FrameCanvas;
  private readonly upper: FrameCanvas;
  private readonly labeled: number;

  constructor(
    private readonly work: ExportWork,
    private readonly plan: ExportPlan,
    private readonly label: string | null,
  ) {
    const { output, rate } = work.recipe;
    this.base = new FrameCanvas(plan, output.fit);
    this.upper = new FrameCanvas(plan, output.fit);
    this.labeled = label === null ? 0 : labelLayout({ ...plan, rate }).frames;
  }

  /** A frame of the sequence, to be closed by the caller. */
  async paint(frame: number): Promise<VideoSample> {
    const { recipe } = this.work;
    const time = { timestamp: frame / recipe.rate, duration: 1 / recipe.rate };
    const layers = layersAt(recipe.clips, frame);
    const black = blackShare(recipe, frame);
    const isLabeled = frame < this.labeled;
    await this.closeOthers(layers ? [layers.top.clip, ...(layers.below ? [layers.below.clip] : [])] : []);
    const top = layers && (await this.frameOf(layers.top));
    const below = layers?.below && (await this.frameOf(layers.below));
    if (top && layers && !layers.below && black === 0 && !isLabeled) {
      const sample = await asDecoded(top, this.plan, time);
      if (sample) return sample;
    }
    if (!top || !layers) this.base.darken(1);
    else if (below && layers.below) {
      this.base.draw(below, layers.below.clip.focus);
      this.upper.draw(top, layers.top.clip.focus);
      this.base.mix(this.upper, layers.share);
    } else this.base.draw(top, layers.top.clip.focus);
    if (black > 0) this.base.darken(black);
    if (isLabeled && this.label) this.base.write(this.label);
    return asFrame(this.base.pixels(), time);
  }

  async close(): Promise<void> {
    await this.closeOthers([]);
  }

  private async frameOf({ clip, frame }: { clip: Clip; frame: number }): Promise<VideoSample | null> {
    const file = this.work.files[this.work.recipe.clips.findIndex(({ key }) => key === clip.key)];
    if (!file) return null;
    const shown = frame - clip.in;
    let frames = this.open.get(clip.key);
    if (!frames) {
      frames = await ClipFrames.open(file, clip, this.work.recipe.rate, shown);
      this.open.set(clip.key, frames);
    }
    return frames.at(shown);
  }

  private async closeOthers(clips: readonly Clip[]): Promise<void> {
    for (const [key, frames] of this.open) {
      if (clips.some((clip) => clip.key === key)) continue;
      this.open.delete(key);
      await frames.close();
    }
  }
}
