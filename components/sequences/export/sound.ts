import { AudioSample, AudioSampleSink, type AudioSampleSource, type InputAudioTrack } from "mediabunny";
import type { ExportClip } from "./plan";

/** Of every export: what the models' videos have, in samples a second and channels. */
const SAMPLE_RATE = 48_000;
const CHANNELS = 2;

/**
 * Samples that an AAC encoder puts before the sound. The sound begins by so many earlier, and the file says from where
 * it is heard; without it, everything would be heard 21 ms late.
 */
const PRIMING = 1_024;

export const SOUND = { codec: "aac", bitrate: 160_000, numberOfChannels: CHANNELS, sampleRate: SAMPLE_RATE } as const;

/**
 * The sound of all clips as one track, so that joins neither click nor drift: each clip has exactly as many samples as
 * its frames last, and silence where it has none.
 */
export async function addSound(
  source: AudioSampleSource,
  clips: readonly ExportClip[],
  rate: number,
  report: () => void,
): Promise<void> {
  let [frame, sample] = [0, 0];
  for (const clip of clips) {
    frame += clip.out - clip.in;
    const until = Math.round((frame / rate) * SAMPLE_RATE);
    const sound = new Float32Array((until - sample) * CHANNELS);
    const { audio, first } = clip.file;
    if (audio && clip.volume > 0) await decodeInto(sound, audio, first + clip.in / rate, clip.volume / 100);
    for (let at = 0; at < sound.length; at += SAMPLE_RATE * CHANNELS) {
      const data = sound.subarray(at, at + SAMPLE_RATE * CHANNELS);
      const timestamp = (sample + at / CHANNELS - PRIMING) / SAMPLE_RATE;
      const block = new AudioSample({
        ...{ data, format: "f32", numberOfChannels: CHANNELS, sampleRate: SAMPLE_RATE, timestamp },
      });
      await source.add(block);
      block.close();
    }
    sample = until;
    report();
  }
}

/** Decodes a track from a moment on until `sound` is full, at its rate and in two channels; what is missing is silent. */
async function decodeInto(sound: Float32Array, track: InputAudioTrack, from: number, volume: number): Promise<void> {
  const frames = sound.length / CHANNELS;
  const until = from + frames / SAMPLE_RATE;
  for await (const block of new AudioSampleSink(track).samples(from, until)) {
    const { numberOfFrames, numberOfChannels, sampleRate, timestamp } = block;
    const planes = Array.from({ length: Math.min(CHANNELS, numberOfChannels) }, (_, planeIndex) => {
      const plane = new Float32Array(numberOfFrames);
      block.copyTo(plane, { format: "f32-planar", planeIndex });
      return plane;
    });
    block.close();
    mixInto(sound, planes, { begin: (timestamp - from) * SAMPLE_RATE, step: sampleRate / SAMPLE_RATE, volume });
  }
}

/** Writes a block where it begins, between two of its samples where the rates differ. */
function mixInto(
  sound: Float32Array,
  planes: readonly Float32Array[],
  { begin, step, volume }: { begin: number; step: number; volume: number },
): void {
  const length = planes[0]?.length ?? 0;
  const end = Math.min(sound.length / CHANNELS, Math.ceil(begin + length / step));
  for (let at = Math.max(0, Math.ceil(begin)); at < end; at += 1) {
    const place = Math.min(length - 1, (at - begin) * step);
    const low = Math.floor(place);
    for (let channel = 0; channel < CHANNELS; channel += 1) {
      const plane = planes[Math.min(channel, planes.length - 1)];
      const [a, b] = [plane?.[low] ?? 0, plane?.[Math.min(length - 1, low + 1)] ?? 0];
      sound[at * CHANNELS + channel] = (a + (b - a) * (place - low)) * volume;
    }
  }
}
