import { createStore, type Store } from "@/components/ui/store";
import { audioUrl } from "@/lib/sequences/exports/audio-url";
import type { PeaksAnswer, PeaksOrder } from "./peaks-messages";

/** The loudest values of a file as far as it was read, 0 to 255, `PEAKS_PER_SECOND` of them. */
export type Waveform = { peaks: readonly Uint8Array[]; state: "reading" | "done" | "missing" | "unreadable" };

/** Files whose waveforms a page keeps: 72 KB for an hour. */
const KEPT = 20;

type Reading = { store: Store<Waveform>; worker: Worker | null; watched: number };
/** By the id of the file, whose bytes never change. */
const readings = new Map<string, Reading>();

/** The waveform of a file, read once and kept while the page is open. */
export function waveformOf(audioId: string): Reading {
  const known = readings.get(audioId);
  if (known) return known;
  const reading: Reading = { store: createStore<Waveform>({ peaks: [], state: "reading" }), worker: null, watched: 0 };
  readings.set(audioId, reading);
  for (const [id, { watched }] of readings) if (readings.size > KEPT && watched === 0) readings.delete(id);
  return reading;
}

/** Reads on while somebody watches. Returns a function that ends this. */
export function watchWaveform(audioId: string, changed: () => void): () => void {
  const reading = waveformOf(audioId);
  reading.watched += 1;
  const unsubscribe = reading.store.subscribe(changed);
  if (!reading.worker && reading.store.get().state === "reading") begin(audioId, reading);
  return () => {
    unsubscribe();
    reading.watched -= 1;
    if (reading.watched > 0 || !reading.worker) return;
    end(reading);
    // What was half read is read again from its beginning.
    readings.delete(audioId);
  };
}

function begin(audioId: string, reading: Reading): void {
  const { store } = reading;
  const worker = new Worker(new URL("./peaks-worker.ts", import.meta.url), { type: "module" });
  reading.worker = worker;
  worker.onmessage = ({ data }: MessageEvent<PeaksAnswer>) => {
    if (data.at === "peaks") return store.set((now) => ({ ...now, peaks: [...now.peaks, data.peaks] }));
    store.set((now) => ({ ...now, state: data.at }));
    end(reading);
  };
  worker.onerror = () => {
    store.set((now) => ({ ...now, state: "unreadable" }));
    end(reading);
  };
  worker.postMessage({ url: audioUrl(audioId) } satisfies PeaksOrder);
}

function end(reading: Reading): void {
  reading.worker?.terminate();
  reading.worker = null;
}
