import { ADTS, type AudioSample, AudioSampleSink, FLAC, Input, MP3, MP4, OGG, UrlSource, WAVE } from "mediabunny";
import { PEAKS_PER_SECOND, type PeaksAnswer, type PeaksOrder } from "./peaks-messages";

/** At most so often: a message for every part of a second would keep the page busy. */
const REPORT_MS = 250;
const RETRIES = 3;

/** The thread's own scope; the compiler knows only that of a page. */
const thread = globalThis as unknown as {
  onmessage: ((event: MessageEvent<PeaksOrder>) => void) | null;
  postMessage(answer: PeaksAnswer, transfer?: Transferable[]): void;
};

thread.onmessage = ({ data }) => {
  void read(data.url).catch(() => thread.postMessage({ at: "unreadable" }));
};

/** Decodes a file from its beginning, a part at a time: an hour of sound has a gigabyte when it is decoded. */
async function read(url: string): Promise<void> {
  if ((await fetch(url, { method: "HEAD" })).status === 404) return thread.postMessage({ at: "missing" });
  const source = new UrlSource(url, { getRetryDelay: (tried) => (tried < RETRIES ? 0.5 * 2 ** tried : null) });
  const input = new Input({ source, formats: [MP3, WAVE, MP4, ADTS, OGG, FLAC] });
  const track = await input.getPrimaryAudioTrack();
  if (!track || !(await track.canDecode())) return thread.postMessage({ at: "unreadable" });
  let [from, peaks, told] = [0, [] as number[], performance.now()];
  const tell = () => {
    const some = Uint8Array.from(peaks, (peak) => Math.round(255 * Math.min(1, peak ?? 0)));
    thread.postMessage({ at: "peaks", from, peaks: some }, [some.buffer]);
    [from, peaks, told] = [from + some.length, [], performance.now()];
  };
  for await (const sample of new AudioSampleSink(track).samples()) {
    addPeaks(peaks, sample, from);
    sample.close();
    if (performance.now() - told < REPORT_MS || peaks.length < 2) continue;
    // The last one may still grow.
    const last = peaks.pop() ?? 0;
    tell();
    peaks.push(last);
  }
  tell();
  thread.postMessage({ at: "done" });
}

/** The loudest value of each part of a second, over all channels. */
function addPeaks(peaks: number[], sample: AudioSample, from: number): void {
  const { numberOfFrames, numberOfChannels, sampleRate, timestamp } = sample;
  const values = new Float32Array(numberOfFrames);
  for (let plane = 0; plane < numberOfChannels; plane += 1) {
    sample.copyTo(values, { planeIndex: plane, format: "f32-planar" });
    for (let at = 0; at < numberOfFrames; at += 1) {
      const place = Math.floor((timestamp + at / sampleRate) * PEAKS_PER_SECOND) - from;
      if (place < 0) continue;
      peaks[place] = Math.max(peaks[place] ?? 0, Math.abs(values[at] ?? 0));
    }
  }
}
