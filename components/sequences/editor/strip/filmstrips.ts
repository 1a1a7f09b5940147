import { createStore } from "@/components/ui/store";
import type { SpriteAnswer, SpriteOrder } from "./filmstrip-messages";

/** The frames of a video side by side: `url` is that of the image, `seconds` those of the video. */
export type Sprite = { url: string; count: number; seconds: number };

/** Pixels of a frame's height in a sprite. */
const HEIGHT = 90;
/** Sprites that are kept without being shown: about 60 KB each. */
const KEPT = 120;

/**
 * The filmstrips of a page's videos, by the videos' addresses. Only what is asked for is decoded, one video at a time, and
 * the thread that does it ends when it has nothing to do.
 */
export class Filmstrips {
  /** In the order in which they were made; null for a video that cannot be decoded. */
  readonly store = createStore<ReadonlyMap<string, Sprite | null>>(new Map());
  private readonly wanted = new Map<string, number>();
  private busy: string | null = null;
  private worker: Worker | null = null;

  /** Asks for a video's sprite. Returns a function that says that it is no longer needed. */
  want(url: string): () => void {
    this.wanted.set(url, (this.wanted.get(url) ?? 0) + 1);
    this.next();
    return () => {
      const left = (this.wanted.get(url) ?? 1) - 1;
      if (left > 0) this.wanted.set(url, left);
      else this.wanted.delete(url);
    };
  }

  /** The page is left: its images are given back. */
  close(): void {
    this.end();
    for (const sprite of this.store.get().values()) if (sprite) URL.revokeObjectURL(sprite.url);
    this.store.set(() => new Map());
  }

  private end(): void {
    this.worker?.terminate();
    this.worker = null;
    this.busy = null;
  }

  private next(): void {
    if (this.busy !== null || !isOffered()) return;
    const made = this.store.get();
    const url = [...this.wanted.keys()].find((one) => !made.has(one));
    if (url === undefined) this.end();
    else {
      this.busy = url;
      this.worker ??= this.open();
      this.worker.postMessage({ url, height: HEIGHT } satisfies SpriteOrder);
    }
  }

  private open(): Worker {
    const worker = new Worker(new URL("./filmstrip-worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<SpriteAnswer>) => this.receive(data);
    // The file could not be loaded, or the browser ended it: the poster stays.
    worker.onerror = () => this.busy !== null && this.receive({ url: this.busy, sprite: null });
    return worker;
  }

  private receive({ url, sprite }: SpriteAnswer): void {
    this.busy = null;
    const made = new Map(this.store.get());
    made.set(url, sprite && { url: URL.createObjectURL(sprite.image), count: sprite.count, seconds: sprite.seconds });
    for (const [old, one] of made) {
      if (made.size <= KEPT) break;
      if (this.wanted.has(old)) continue;
      if (one) URL.revokeObjectURL(one.url);
      made.delete(old);
    }
    this.store.set(() => made);
    this.next();
  }
}

/** A browser that decodes videos by script, of somebody who does not save data. */
const isOffered = (): boolean =>
  "VideoDecoder" in window &&
  "OffscreenCanvas" in window &&
  !(navigator as Navigator & { connection?: { saveData?: boolean } }).connection?.saveData;
