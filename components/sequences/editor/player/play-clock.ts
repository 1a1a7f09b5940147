import type { ShownMoment } from "./screens";

/** Milliseconds of a video that does not move: then the sound waits, and then the wall's clock goes on without it. */
const HELD = 120;
const PATIENCE = 1_500;
/** Milliseconds that a video takes to move once it is told to play, until that was measured; and the most of it. */
const FIRST_LEAD = 20;
const MOST_LEAD = 400;
/** How much the latest measure counts. */
const NEWEST = 0.3;

/** Where playing is, in frames with a fraction: as the video that is seen says, and the wall where there is none or it stands. */
export class PlayClock {
  place = 0;
  /** Milliseconds before its turn at which a video is told to play. */
  lead = FIRST_LEAD;
  /** The video did not arrive, and the wall's clock goes on. */
  slow = false;
  private last = 0;
  /** When the video moved last, and where it was. */
  private moved = { at: 0, time: -1 };

  constructor(private readonly rate: number) {}

  /** Whether the video stands still for longer than a frame takes. */
  get isHeld(): boolean {
    return !this.slow && performance.now() - this.moved.at > HELD;
  }

  /** Goes on at another frame. */
  begin(frame: number, front: ShownMoment | undefined): void {
    this.place = frame;
    this.slow = false;
    this.moved = { at: performance.now(), time: front?.screen.video.currentTime ?? -1 };
  }

  /** Begins to play: until the video has moved, it is held. */
  wind(): void {
    this.last = performance.now();
    this.moved.at = this.last - HELD;
  }

  /** Moves to now, at most to `end`. `lost`: the video is back, and has to be brought to where the wall's clock is. */
  tick(front: ShownMoment | undefined, { speed, end }: { speed: number; end: number }): "on" | "back" | "lost" {
    const now = performance.now();
    const passed = ((now - this.last) / 1_000) * this.rate * speed;
    this.last = now;
    if (speed < 0 || !front) this.place += passed;
    if (speed < 0) return "back";
    if (!front) return "on";
    const { video } = front.screen;
    const latency = front.screen.measure(now);
    if (latency !== null) this.lead += (Math.min(MOST_LEAD, latency) - this.lead) * NEWEST;
    if (video.ended) this.place = end;
    else if (video.currentTime !== this.moved.time) {
      if (this.slow) return "lost";
      this.place = front.there.start + video.currentTime * this.rate - front.there.clip.in;
      this.moved = { at: now, time: video.currentTime };
    } else if (now - this.moved.at > PATIENCE) {
      this.slow = true;
      this.place += passed;
    }
    return "on";
  }
}
