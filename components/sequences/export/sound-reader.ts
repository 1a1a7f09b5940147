import { type AudioSample, AudioSampleSink, type InputAudioTrack } from "mediabunny";

/** Of every export: what the models' videos have, in samples a second and channels. */
export const SAMPLE_RATE = 48_000;
export const CHANNELS = 2;

/** Samples between two blocks of a track that follow each other without a gap, and are not exactly counted. */
const NEARLY = 2;

/** A decoded block: `begin` is the place of its first sample, in the samples of what is read. */
type Block = { planes: Float32Array[]; begin: number; step: number; before: number[] };

/**
 * Reads a track in order, from a moment on, at the export's rate and in two channels; what it does not have is silent. A
 * block of it is decoded at a time, so that an hour needs no more memory than a second.
 */
export class SoundReader {
  private readonly blocks: AsyncGenerator<AudioSample, void, unknown>;
  private block: Block | null = null;
  private at = 0;
  private ended = false;

  /** `from` is in seconds of the track. */
  constructor(
    track: InputAudioTrack,
    private readonly from: number,
  ) {
    this.blocks = new AudioSampleSink(track).samples(Math.max(0, from));
  }

  /** Writes the next samples into `sound`, left and right in turn. */
  async readInto(sound: Float32Array): Promise<void> {
    const end = this.at + sound.length / CHANNELS;
    while (!this.ended) {
      if (this.block) {
        this.write(this.block, sound, end);
        if (endOf(this.block) >= end) break;
      }
      await this.next();
    }
    this.at = end;
  }

  async close(): Promise<void> {
    this.ended = true;
    await this.blocks.return();
  }

  private async next(): Promise<void> {
    const { value: sample, done } = await this.blocks.next();
    if (done || !sample) {
      this.ended = true;
      return;
    }
    const { numberOfFrames, numberOfChannels, sampleRate, timestamp } = sample;
    const planes = Array.from({ length: Math.min(CHANNELS, numberOfChannels) }, (_, planeIndex) => {
      const plane = new Float32Array(numberOfFrames);
      sample.copyTo(plane, { format: "f32-planar", planeIndex });
      return plane;
    });
    sample.close();
    const said = (timestamp - this.from) * SAMPLE_RATE;
    const last = this.block;
    // Between the last sample of a block and the first of the next one lies sound too. Both ends have to be the same
    // number: rounded apart, they would leave out a sample, which is heard as a click.
    const follows = last !== null && Math.abs(endOf(last) - said) < NEARLY;
    const begin = follows ? endOf(last) : said;
    const before = planes.map((plane, channel) => (follows ? last.planes[channel]?.at(-1) : plane[0]) ?? 0);
    this.block = { planes, begin, step: sampleRate / SAMPLE_RATE, before };
  }

  private write(block: Block, sound: Float32Array, end: number): void {
    const { planes, begin, step, before } = block;
    const length = planes[0]?.length ?? 0;
    // From just behind the last sample of the block before.
    const first = Math.max(this.at, Math.floor(begin - 1 / step) + 1);
    const behind = Math.min(end, Math.floor(endOf(block) - 1 / step) + 1);
    for (let at = first; at < behind; at += 1) {
      const place = (at - begin) * step;
      const low = Math.floor(place);
      for (let channel = 0; channel < CHANNELS; channel += 1) {
        const from = Math.min(channel, planes.length - 1);
        const plane = planes[from];
        const a = low < 0 ? (before[from] ?? 0) : (plane?.[low] ?? 0);
        const b = plane?.[Math.min(length - 1, low + 1)] ?? 0;
        sound[(at - this.at) * CHANNELS + channel] = a + (b - a) * (place - low);
      }
    }
  }
}

const endOf = ({ planes, begin, step }: Block): number => begin + (planes[0]?.length ?? 0) / step;
