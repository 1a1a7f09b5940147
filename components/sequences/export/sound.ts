import { AudioSample, type AudioSampleSource, type InputAudioTrack } from "mediabunny";
import type { Clip } from "@/lib/sequences/content";
import { clipGain, crossGain, trackGain } from "@/lib/sequences/gain";
import { clipLength, cutsOf, overlaps } from "@/lib/sequences/timeline";
import type { ExportWork } from "./plan";
import { CHANNELS, SAMPLE_RATE, SoundReader } from "./sound-reader";

/**
 * Samples that an AAC encoder puts before the sound. The sound begins by so many earlier, and the file says from where
 * it is heard; without it, everything would be heard 21 ms late.
 */
const PRIMING = 1_024;

/** Up to here a sound stays as it is; what several sounds add up to above it is bent so that it never exceeds 1. */
const KNEE = 0.95;

/** Opens the uploaded audio track. */
type OpenTrack = () => Promise<{ track: InputAudioTrack; close(): void }>;

/** One sound of the sequence: where it is heard, in samples, and how loud. `open` gives null where it is silent. */
type Voice = {
  begin: number;
  end: number;
  gain(frame: number): number;
  open(): Promise<{ reader: SoundReader; close(): void } | null>;
};

/**
 * The sound of all clips and of the audio track as one, so that joins neither click nor drift: it lasts exactly as long
 * as the frames, and what has no sound is silent. Written a second at a time; yields the seconds that are written.
 */
export async function* writeSound(
  source: AudioSampleSource,
  work: ExportWork,
  openTrack: OpenTrack | null,
): AsyncGenerator<number, void> {
  const { recipe } = work;
  const total = sampleAt(cutsOf(recipe.clips).at(-1) ?? 0, recipe.rate);
  const voices = voicesOf(work, openTrack);
  const heard = new Map<Voice, Awaited<ReturnType<Voice["open"]>>>();
  const close = async (voice: Voice): Promise<void> => {
    const open = heard.get(voice);
    heard.set(voice, null);
    await open?.reader.close();
    open?.close();
  };
  try {
    for (let at = 0; at < total; at += SAMPLE_RATE) {
      const until = Math.min(total, at + SAMPLE_RATE);
      const mix = new Float32Array((until - at) * CHANNELS);
      for (const voice of voices) {
        if (voice.begin >= until || voice.end <= at) continue;
        if (!heard.has(voice)) heard.set(voice, await voice.open());
        const from = Math.max(at, voice.begin);
        const to = Math.min(until, voice.end);
        const reader = heard.get(voice)?.reader;
        if (reader) await add(mix.subarray((from - at) * CHANNELS), reader, { from, to, rate: recipe.rate, voice });
        if (voice.end <= until) await close(voice);
      }
      limit(mix);
      const timestamp = (at - PRIMING) / SAMPLE_RATE;
      const block = new AudioSample({
        ...{ data: mix, format: "f32", numberOfChannels: CHANNELS, sampleRate: SAMPLE_RATE, timestamp },
      });
      await source.add(block);
      block.close();
      yield until / SAMPLE_RATE;
    }
  } finally {
    for (const voice of heard.keys()) await close(voice);
  }
}

const sampleAt = (frame: number, rate: number): number => Math.round((frame / rate) * SAMPLE_RATE);

type Part = { from: number; to: number; rate: number; voice: Voice };

async function add(mix: Float32Array, reader: SoundReader, { from, to, rate, voice }: Part): Promise<void> {
  const sound = new Float32Array((to - from) * CHANNELS);
  await reader.readInto(sound);
  for (let at = 0; at < sound.length; at += CHANNELS) {
    const gain = voice.gain(((from + at / CHANNELS) / SAMPLE_RATE) * rate);
    for (let channel = at; channel < at + CHANNELS; channel += 1)
      mix[channel] = (mix[channel] ?? 0) + (sound[channel] ?? 0) * gain;
  }
}

/** Bends peaks softly: cutting them off would be heard as a crackle, and making all quieter would change every clip. */
function limit(mix: Float32Array): void {
  for (let at = 0; at < mix.length; at += 1) {
    const value = mix[at] ?? 0;
    const over = Math.abs(value) - KNEE;
    if (over > 0) mix[at] = Math.sign(value) * (KNEE + (1 - KNEE) * Math.tanh(over / (1 - KNEE)));
  }
}

function voicesOf({ recipe, files }: ExportWork, openTrack: OpenTrack | null): Voice[] {
  const { clips, audio, rate } = recipe;
  const cuts = cutsOf(clips);
  const shared = overlaps(clips);
  const voices = clips.flatMap((clip, at): Voice[] => {
    const file = files[at];
    if (!file?.hasAudio || clip.muted || clip.volume === 0) return [];
    const start = cuts[at] ?? 0;
    const fades = { before: shared[at - 1] ?? 0, after: shared[at] ?? 0 };
    return [
      {
        begin: sampleAt(start, rate),
        end: sampleAt(start + clipLength(clip), rate),
        gain: (frame) => clipGain(clip, frame - start) * crossed(clip, frame - start, fades),
        open: async () => {
          const open = await file.open();
          if (!open.audio) return null;
          return { reader: new SoundReader(open.audio, file.first + clip.in / rate), close: open.close };
        },
      },
    ];
  });
  if (!audio || !openTrack || audio.muted || audio.volume === 0) return voices;
  const [begin, end] = [sampleAt(audio.at, rate), sampleAt(audio.at + audio.out - audio.in, rate)];
  const open = async () => {
    const { track, close } = await openTrack();
    return { reader: new SoundReader(track, audio.in / rate), close };
  };
  return [...voices, { begin, end, gain: (frame) => trackGain(audio, frame), open }];
}

/** Of equal power over a cross-fade: of a straight line, both together would be quieter in its middle. */
function crossed(clip: Clip, passed: number, { before, after }: { before: number; after: number }): number {
  const rising = passed < before ? crossGain(passed / before).top : 1;
  const left = clipLength(clip) - passed;
  return rising * (left < after ? crossGain(1 - left / after).below : 1);
}
