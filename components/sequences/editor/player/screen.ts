import { setLoudness } from "./loudness";

/** Milliseconds after which a browser that does not say when it presents a frame has done so. */
const UNSAID = 150;

/** Seconds after which a video that has begun runs evenly: before, its clock waits for that of the sound. */
const STEADY = 0.15;

/** One video element in its box. It is sent to a place, says when that is seen, and plays from there. */
export class Screen {
  /** The frame that it was sent to is presented. */
  ready = false;
  /** Milliseconds that the last start unseen took until the video moved; null until it did. */
  private latency: number | null = null;
  private placed = 0;
  private started = 0;
  private waiting: AbortController | null = null;
  private readonly closing = new AbortController();

  constructor(
    readonly box: HTMLElement,
    readonly video: HTMLVideoElement,
    private readonly on: { ready: () => void; broken: (url: string) => void },
  ) {
    video.addEventListener("error", () => video.error && this.fail(), { signal: this.closing.signal });
  }

  get url(): string | null {
    return this.video.getAttribute("src");
  }

  get isPlaying(): boolean {
    return !this.video.paused;
  }

  /** Whether it shows this moment of the video, in seconds, or is on its way there. */
  isAt(url: string, time: number, tolerance: number): boolean {
    return (
      this.url === url &&
      !this.video.error &&
      Math.abs((this.ready ? this.video.currentTime : this.placed) - time) <= tolerance
    );
  }

  place(url: string, time: number): void {
    const { video } = this;
    video.pause();
    if (this.isAt(url, time, 0.001)) return;
    this.ready = false;
    this.placed = time;
    if (this.url !== url || video.error) {
      video.setAttribute("src", url);
      video.load();
    }
    // Set before the file is open, it is where the element begins.
    video.currentTime = time;
    this.wait();
  }

  /** Plays. `refused`: it is seen, and the browser does not play it without a user's gesture. */
  start(speed: number, refused?: () => void): void {
    const { video } = this;
    if (video.playbackRate !== speed) video.playbackRate = speed;
    if (!video.paused) return;
    // The first sound of a page takes longer than any later one.
    this.latency = refused ? 0 : null;
    this.started = performance.now();
    // Interrupted by a later pause or another file: nothing to tell.
    video.play().catch((error: unknown) => {
      if (error instanceof DOMException && error.name === "NotAllowedError") refused?.();
    });
  }

  /** Takes how long the start took, once the video has moved. */
  measure(now: number): number | null {
    const moved = this.video.currentTime - this.placed;
    if (this.latency !== null || !this.isPlaying || moved < STEADY) return null;
    this.latency = Math.max(0, now - this.started - (moved * 1_000) / this.video.playbackRate);
    return this.latency;
  }

  pause(): void {
    this.video.pause();
    setLoudness(this.video, 0);
  }

  close(): void {
    this.waiting?.abort();
    this.closing.abort();
  }

  private fail(): void {
    this.waiting?.abort();
    this.ready = false;
    if (this.url) this.on.broken(this.url);
  }

  private wait(): void {
    const { video } = this;
    this.waiting?.abort();
    const stop = new AbortController();
    const { signal } = stop;
    this.waiting = stop;
    const done = () => {
      if (signal.aborted) return;
      stop.abort();
      this.ready = true;
      this.on.ready();
    };
    const arrived = () => {
      // Told of the file before.
      if (video.readyState === 0) return;
      // A file of which only the sound can be decoded, such as HEVC in many browsers.
      if (video.videoWidth === 0) this.fail();
      else setTimeout(() => video.seeking || done(), UNSAID);
    };
    if ("requestVideoFrameCallback" in video) {
      const frame = () => video.requestVideoFrameCallback(() => (video.seeking ? signal.aborted || frame() : done()));
      frame();
    }
    for (const event of ["seeked", "loadeddata"] as const) video.addEventListener(event, arrived, { signal });
  }
}
