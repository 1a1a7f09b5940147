import {
  AudioSample,
  AudioSampleSource,
  BufferSource,
  BufferTarget,
  Input,
  Output,
  WAVE,
  WavOutputFormat,
} from "mediabunny";
import { expect, test } from "vitest";
import { CHANNELS, SAMPLE_RATE, SoundReader } from "./sound-reader";

test("export: every sample of a sound is read, whatever the blocks and moments in which it is", async () => {
  const sound = Float32Array.from({ length: 10 * SAMPLE_RATE * CHANNELS }, (_, at) => 0.5 + 0.4 * Math.sin(at / 40));
  const target = new BufferTarget();
  const output = new Output({ format: new WavOutputFormat(), target });
  const source = new AudioSampleSource({ codec: "pcm-f32" });
  output.addAudioTrack(source);
  await output.start();
  const samples = new AudioSample({
    ...{ data: sound, format: "f32", numberOfChannels: CHANNELS, sampleRate: SAMPLE_RATE, timestamp: 0 },
  });
  await source.add(samples);
  samples.close();
  await output.finalize();
  const input = new Input({ source: new BufferSource(target.buffer ?? new ArrayBuffer(0)), formats: [WAVE] });
  const track = await input.getPrimaryAudioTrack();
  if (!track) throw new Error("the fixture has no sound");
  for (const first of [0, 1_000, 50_001]) {
    const reader = new SoundReader(track, first / SAMPLE_RATE);
    const read = new Float32Array(sound.length - first * CHANNELS);
    for (let at = 0; at < read.length; at += SAMPLE_RATE * CHANNELS)
      await reader.readInto(read.subarray(at, at + SAMPLE_RATE * CHANNELS));
    await reader.close();
    const wrong = read.findIndex((value, at) => Math.abs(value - (sound[first * CHANNELS + at] ?? 0)) > 1e-4);
    expect([first, wrong]).toEqual([first, -1]);
  }
  input.dispose();
});
