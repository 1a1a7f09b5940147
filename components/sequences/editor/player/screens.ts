import type { ClipThere } from "@/lib/sequences/timeline";
import { setLoudness } from "./loudness";
import { Screen } from "./screen";

/** A moment of a clip's video, in seconds; `dress` fits it into its box. */
export type ClipMoment = {
  there: ClipThere;
  url: string;
  time: number;
  dress: (box: HTMLElement, video: HTMLVideoElement) => void;
};
export type ShownMoment = ClipMoment & { screen: Screen };

/** Seconds by which a video that plays may be off and still goes on where it is. */
const GOES_ON = 0.11;
/** Milliseconds after which a frame that does not arrive is no longer waited for. */
const PATIENCE = 1_500;

/**
 * The screens of the player, one above the other. What was seen stays until everything that shall be seen is presented;
 * the other screens lie below it, opaque and painted, because a browser presents too few frames of what is hidden.
 */
export class Screens {
  /** What shall be seen, the upper one first. */
  shown: readonly ShownMoment[] = [];
  private upcoming: readonly ShownMoment[] = [];
  private readonly screens: readonly Screen[];
  private seen: readonly Screen[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    boxes: readonly HTMLElement[],
    private readonly black: HTMLElement,
    private readonly on: { settled: () => void; broken: (url: string) => void },
  ) {
    this.screens = boxes.flatMap((box) => {
      const video = box.querySelector("video");
      return video ? [new Screen(box, video, { ready: () => this.settle(), broken: on.broken })] : [];
    });
  }

  get front(): ShownMoment | undefined {
    return this.shown[0];
  }

  /** Whether what shall be seen is seen. */
  settled = true;

  /** Brings moments to the front, to the frame, or while it plays in screens that are there already. */
  enter(wanted: readonly ClipMoment[], plays: boolean): void {
    const taken = new Set<Screen>();
    this.shown = wanted.flatMap((one) => this.send(one, taken, plays));
    this.upcoming = [];
    for (const screen of this.screens) if (!taken.has(screen)) screen.pause();
    this.settled = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.settle(true), PATIENCE);
    this.settle();
  }

  /** Opens moments below what is seen, and those of `later` behind them, as far as there are screens. */
  prepare(wanted: readonly ClipMoment[], later: readonly ClipMoment[]): void {
    const taken = new Set(this.shown.map(({ screen }) => screen));
    this.upcoming = wanted.flatMap((one) => this.send(one, taken, false));
    for (const one of later) this.send(one, taken, false);
  }

  /** Plays what was prepared, unheard, so that it moves when it is seen. */
  startUpcoming(speed: number): void {
    for (const { screen } of this.upcoming) if (screen.ready) screen.start(speed);
  }

  start(speed: number, refused: () => void): void {
    for (const { screen } of this.shown) screen.start(speed, refused);
  }

  /** Within a user's gesture: iPhones and iPads later play only elements that were told to in one. */
  unlock(): void {
    const idle = this.screens.filter((one) => this.shown.every(({ screen }) => screen !== one));
    for (const { video } of idle) {
      // Interrupted by the pause: nothing to tell.
      video.play().catch(() => undefined);
      video.pause();
    }
  }

  pause(): void {
    for (const screen of this.screens) screen.pause();
  }

  /** Ends a cross-fade: what lies below is no longer seen. */
  dropBelow(): void {
    for (const { screen } of this.shown.slice(1)) screen.pause();
    this.shown = this.shown.slice(0, 1);
    this.stack();
  }

  paint(look: { share: number; black: number; gains: readonly number[] }): void {
    this.black.style.opacity = String(look.black);
    if (!this.settled) return;
    this.shown.forEach(({ screen }, at) => {
      screen.box.style.opacity = at === 0 && this.shown.length > 1 ? String(look.share) : "1";
      setLoudness(screen.video, look.gains[at] ?? 0);
    });
  }

  dressAgain(): void {
    for (const { dress, screen } of [...this.shown, ...this.upcoming]) dress(screen.box, screen.video);
  }

  close(): void {
    clearTimeout(this.timer);
    for (const screen of this.screens) {
      screen.pause();
      screen.close();
    }
    this.shown = [];
  }

  private send(wanted: ClipMoment, taken: Set<Screen>, plays: boolean): ShownMoment[] {
    const { url, time } = wanted;
    const tolerance = plays ? GOES_ON : 0.001;
    const worth = (screen: Screen): number =>
      (screen.isAt(url, time, tolerance) ? 8 : 0) +
      (this.seen.includes(screen) ? (plays || screen.url !== url ? 0 : 4) : 2) +
      (screen.url === url ? 1 : 0);
    const [screen] = this.screens.filter((one) => !taken.has(one)).toSorted((a, b) => worth(b) - worth(a));
    if (!screen) return [];
    taken.add(screen);
    wanted.dress(screen.box, screen.video);
    if (!plays || !screen.isAt(url, time, tolerance)) screen.place(url, time);
    return [{ ...wanted, screen }];
  }

  private settle(anyway = false): void {
    if (this.settled || (!anyway && this.shown.some(({ screen }) => !screen.ready))) return;
    clearTimeout(this.timer);
    this.settled = true;
    this.stack();
    this.on.settled();
  }

  private stack(): void {
    this.seen = this.shown.map(({ screen }) => screen);
    for (const screen of this.screens) {
      const at = this.seen.indexOf(screen);
      screen.box.style.zIndex = String(at < 0 ? 0 : 2 - at);
      if (at < 0) screen.box.style.opacity = "1";
    }
  }
}
