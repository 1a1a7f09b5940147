import { createStore } from "@/components/ui/store";
import type { Clip } from "@/lib/sequences/content";
import { clipAt, clipLength, totalFrames } from "@/lib/sequences/timeline";

/** `speed`: how many times as fast; below 0 backward, 0 paused. `gap`: the name of a clip without a video. */
export type SequencePlayback = { frame: number; speed: number; gap: string | null };

/** J and L pressed again. */
const FASTEST = 4;
/** Milliseconds after which a frame that does not arrive is no longer waited for. */
const PATIENCE = 1_500;

/**
 * Plays all clips one after the other without making a file first. Two video elements take turns: while one is seen, the
 * other has the next clip open at its first frame, and the seen one stays until that frame is presented. The clock is
 * the seen element's own, and the wall's in a gap.
 */
export class SequencePlayer {
  readonly store = createStore<SequencePlayback>({ frame: 0, speed: 0, gap: null });
  private clips: readonly Clip[] = [];
  private elements: readonly HTMLVideoElement[] = [];
  /** The element that is seen, and the clip that it shows. */
  private seen = 0;
  private current: string | null = null;
  /** Counts changes of what is seen, so that a late frame is not shown. */
  private turn = 0;
  private beat = 0;
  private at = 0;

  constructor(
    private readonly rate: number,
    private readonly urlOf: (clip: Clip) => string | null,
  ) {}

  get frame(): number {
    return this.store.get().frame;
  }

  attach(elements: readonly HTMLVideoElement[]): () => void {
    this.elements = elements;
    this.seek(this.frame);
    return () => {
      this.pause();
      this.turn += 1;
      this.elements = [];
    };
  }

  /** Takes changed clips over. */
  show(clips: readonly Clip[]): void {
    if (clips === this.clips) return;
    this.clips = clips;
    if (this.elements.length > 0) this.seek(this.frame);
  }

  readonly toggle = (): void => (this.store.get().speed === 0 ? this.play(1) : this.pause());

  /** L (1) and J (-1): each further press is faster. */
  shuttle(way: 1 | -1): void {
    const { speed } = this.store.get();
    this.play(Math.sign(speed) === way ? way * Math.min(FASTEST, Math.abs(speed) * 2) : way);
  }

  pause(): void {
    cancelAnimationFrame(this.beat);
    for (const element of this.elements) element.pause();
    this.set({ speed: 0 });
  }

  step(frames: number): void {
    this.pause();
    this.seek(this.frame + frames);
  }

  /** Shows a frame of the sequence. */
  seek(to: number): void {
    const last = Math.max(0, totalFrames(this.clips) - 1);
    const frame = Math.min(last, Math.max(0, to));
    this.set({ frame });
    this.enter(frame);
    if (this.store.get().speed > 0) this.front?.play().catch(() => this.pause());
  }

  private play(speed: number): void {
    if (totalFrames(this.clips) === 0) return;
    if (speed > 0 && this.frame >= totalFrames(this.clips) - 1) this.seek(0);
    cancelAnimationFrame(this.beat);
    this.set({ speed });
    for (const element of this.elements) {
      element.pause();
      element.playbackRate = Math.max(1, speed);
    }
    this.at = performance.now();
    // Refused without a user gesture: the button then shows that it is paused.
    if (speed > 0 && this.store.get().gap === null) void this.front?.play().catch(() => this.pause());
    this.beat = requestAnimationFrame(this.tick);
  }

  private readonly tick = (): void => {
    const { speed, gap, frame } = this.store.get();
    const here = clipAt(this.clips, frame);
    if (speed === 0 || !here) return;
    this.beat = requestAnimationFrame(this.tick);
    if (speed < 0 || gap !== null) this.tickByWall(speed, here.start + clipLength(here.clip));
    else this.tickByVideo(here);
  };

  /** Backward, and in gaps, where no video has a clock. */
  private tickByWall(speed: number, end: number): void {
    const passed = Math.trunc(((performance.now() - this.at) / 1_000) * this.rate * speed);
    if (passed === 0 || (speed < 0 && this.front?.seeking)) return;
    this.at = performance.now();
    const to = this.frame + passed;
    if (to < 0) this.step(-this.frame);
    else if (speed > 0 && to >= end) this.next(end);
    else if (speed > 0) this.set({ frame: to });
    else this.seek(to);
  }

  private tickByVideo({ clip, start }: { clip: Clip; start: number }): void {
    const { front } = this;
    // Until the next clip's first frame is presented, the last frame of the one before is seen.
    if (!front || this.current !== clip.key) return;
    const shown = Math.floor(front.currentTime * this.rate + 0.01);
    const end = start + clipLength(clip);
    if (shown >= clip.out || front.ended) this.next(end);
    else this.set({ frame: Math.max(this.frame, start + Math.max(0, shown - clip.in)) });
  }

  private next(end: number): void {
    if (end >= totalFrames(this.clips)) this.pause();
    else {
      this.set({ frame: end });
      this.at = performance.now();
      this.enter(end);
    }
  }

  private get front(): HTMLVideoElement | undefined {
    return this.elements[this.seen];
  }

  /** Brings a frame to the front, in whichever element can show it first. */
  private enter(frame: number): void {
    const here = clipAt(this.clips, frame);
    this.turn += 1;
    const { turn } = this;
    const url = here && this.urlOf(here.clip);
    if (!here || !url) {
      this.front?.pause();
      this.current = here?.clip.key ?? null;
      this.set({ gap: here?.clip.name ?? "" });
      return;
    }
    const { clip } = here;
    const time = (here.frame + 0.5) / this.rate;
    const { speed } = this.store.get();
    const back = this.elements[1 - this.seen];
    const stays = this.front && isOpen(this.front, url);
    // A split clip goes on in the same element, without a seek.
    const goesOn = stays && speed > 0 && Math.abs((this.front?.currentTime ?? 0) - time) < 1.5 / this.rate;
    const element = goesOn || (stays && speed <= 0) || !back ? this.front : back;
    if (!element) return;
    const arrive = () => {
      if (turn !== this.turn) return;
      this.elements.forEach((one, at) => {
        // Not hidden: a browser may present no frames of what is.
        one.style.opacity = one === element ? "1" : "0";
        if (one === element) this.seen = at;
        else one.pause();
      });
      this.current = clip.key;
      this.set({ gap: null });
      this.prepare(frame);
    };
    element.volume = clip.volume / 100;
    element.playbackRate = Math.max(1, speed);
    const isThere = isOpen(element, url) && Math.abs(element.currentTime - time) < 0.001;
    if (goesOn || (speed <= 0 && isThere && !element.seeking && element.readyState >= 2)) arrive();
    else {
      place(element, url, time);
      if (speed > 0) void element.play().catch(() => this.pause());
      onPresented(element, arrive);
    }
  }

  /** Opens the next clip in the other element, at its first frame. */
  private prepare(frame: number): void {
    const here = clipAt(this.clips, frame);
    const next = here && clipAt(this.clips, here.start + clipLength(here.clip));
    const url = next && this.urlOf(next.clip);
    const back = this.elements[1 - this.seen];
    if (next && url && back) place(back, url, (next.frame + 0.5) / this.rate);
  }

  private set(part: Partial<SequencePlayback>): void {
    const now = this.store.get();
    if (Object.entries(part).some(([name, value]) => now[name as keyof SequencePlayback] !== value))
      this.store.set(() => ({ ...now, ...part }));
  }
}

const isOpen = (element: HTMLVideoElement, url: string): boolean => element.getAttribute("src") === url;

function place(element: HTMLVideoElement, url: string, time: number): void {
  if (!isOpen(element, url)) {
    element.setAttribute("src", url);
    element.load();
  }
  // Set before the file is open, it is where the element begins.
  if (Math.abs(element.currentTime - time) > 0.001) element.currentTime = time;
}

/** Calls once when the element shows the frame that it was last sent to, or cannot. */
function onPresented(element: HTMLVideoElement, then: () => void): void {
  const stop = new AbortController();
  const done = () => {
    if (stop.signal.aborted) return;
    stop.abort();
    clearTimeout(timer);
    then();
  };
  const timer = setTimeout(done, PATIENCE);
  const options = { signal: stop.signal };
  if ("requestVideoFrameCallback" in element) {
    const wait = () => element.requestVideoFrameCallback(() => (element.seeking ? wait() : done()));
    wait();
  } else (element as HTMLVideoElement).addEventListener("seeked", done, options);
  (element as HTMLVideoElement).addEventListener("error", done, options);
}
