import type { Clip, ClipVideo, Timeline } from "@/lib/sequences/content";
import { blackShare, gainAt } from "@/lib/sequences/gain";
import { emptyTimeline, layersAt, totalFrames } from "@/lib/sequences/timeline";
import { cuesAt, cuesBehind, isSameCut, nextTurn, playedRange, rangeWith, type Turn } from "./player/cues";
import { Moments } from "./player/moments";
import { PlayClock } from "./player/play-clock";
import { createPlayback, type SequencePlayback } from "./player/playback";
import { Screens } from "./player/screens";
import { TrackSound } from "./player/track-sound";

/** J and L pressed again. */
const FASTEST = 4;
/** Milliseconds from a change in the page until it is seen. */
const SEEN_AFTER = 36;
/** Milliseconds after which what was seen is certainly covered, and its screen may take another file. */
const COVERED_AFTER = 80;

/**
 * Plays all clips one after the other without making a file first. Three video elements take turns: while one or two are
 * seen, the next clip is open in another at its first frame, and begins unheard just before its turn. The clock is that
 * of the video that is seen, and the wall's where there is none or it does not arrive.
 */
export class SequencePlayer {
  readonly store = createPlayback();
  private timeline: Timeline = emptyTimeline;
  private screens: Screens | null = null;
  private readonly track = new TrackSound();
  private turn: Turn = { at: 0, to: null };
  private beat = 0;
  private soon: ReturnType<typeof setTimeout> | undefined;
  private readonly clock: PlayClock;
  private readonly moments: Moments;

  constructor(
    private readonly rate: number,
    videoOf: (clip: Clip) => ClipVideo | null,
  ) {
    this.moments = new Moments(rate, videoOf, () => this.timeline);
    this.clock = new PlayClock(rate);
  }

  get frame(): number {
    return this.store.get().frame;
  }

  /** Each box has a video element; `black` lies above them. */
  attach(boxes: readonly HTMLElement[], black: HTMLElement): () => void {
    this.screens = new Screens(boxes, black, { settled: () => this.arrive(), broken: (url) => this.fail(url) });
    this.seek(this.frame);
    // Without frames to draw, a clip would play on over its end.
    const hide = () => document.hidden && this.pause();
    document.addEventListener("visibilitychange", hide);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      this.pause();
      clearTimeout(this.soon);
      this.track.close();
      this.screens?.close();
      this.screens = null;
    };
  }

  /** Takes a changed timeline over. What changes no frame's place does not disturb what is played. */
  show(timeline: Timeline): void {
    if (timeline === this.timeline) return;
    const before = this.timeline.clips;
    this.timeline = timeline;
    if (!this.screens) return;
    this.track.prepare(timeline.audio);
    if (!isSameCut(before, timeline.clips)) this.seek(this.frame);
    else {
      this.screens.dressAgain();
      this.paint();
    }
  }

  readonly toggle = (): void => (this.store.get().speed === 0 ? this.play(1) : this.pause());

  /** L (1) and J (-1): each further press is faster. */
  shuttle(way: 1 | -1): void {
    const { speed } = this.store.get();
    this.play(Math.sign(speed) === way ? way * Math.min(FASTEST, Math.abs(speed) * 2) : way);
  }

  pause(): void {
    const { speed } = this.store.get();
    cancelAnimationFrame(this.beat);
    this.screens?.pause();
    this.track.pause();
    this.set({ speed: 0, slow: false });
    // The videos have run on by a part of a frame.
    if (speed > 0) this.seek(this.frame);
  }

  step(frames: number): void {
    this.pause();
    this.seek(this.frame + frames);
  }

  /** Shows a frame of the sequence. */
  seek(to: number): void {
    const last = Math.max(0, totalFrames(this.timeline.clips) - 1);
    this.enter(Math.min(last, Math.max(0, to)));
  }

  setLoop(loop: boolean): void {
    this.set({ loop });
    this.prepare();
  }

  /** Begins or ends the range at the frame that is shown, and loops it; null clears it. */
  setRange(end: "from" | "to" | null): void {
    const { range, frame } = this.store.get();
    const total = totalFrames(this.timeline.clips);
    if (end === null || total === 0) this.set({ range: null });
    else this.set({ range: rangeWith(range, end, frame, total), loop: true });
    this.prepare();
  }

  private play(speed: number): void {
    const { clips } = this.timeline;
    const total = totalFrames(clips);
    if (total === 0 || !this.screens) return;
    const { loop, range } = this.store.get();
    const { from, to } = playedRange(total, loop ? range : null);
    const outside = loop && (this.frame < from || this.frame >= to);
    cancelAnimationFrame(this.beat);
    this.moments.tryAgain();
    this.set({ speed, refused: false });
    this.enter(speed > 0 && (outside || this.frame >= to - 1) ? from : this.frame);
    this.screens.unlock();
    this.clock.wind();
    this.beat = requestAnimationFrame(this.tick);
  }

  private readonly tick = (): void => {
    const { speed } = this.store.get();
    const { screens, clock } = this;
    if (speed === 0 || !screens) return;
    this.beat = requestAnimationFrame(this.tick);
    const way = clock.tick(screens.front, { speed, end: this.turn.at });
    if (way === "back") this.goBack();
    else if (way === "lost") this.enter(Math.floor(clock.place));
    else this.goOn(screens, speed);
  };

  private goOn(screens: Screens, speed: number): void {
    const { place, lead, slow } = this.clock;
    const perFrame = (this.rate * speed) / 1_000;
    const seen = place + SEEN_AFTER * perFrame;
    // A clip is opened in the middle of its first frame.
    if (seen + lead * perFrame - 0.5 >= this.turn.at) screens.startUpcoming(speed);
    if (seen >= this.turn.at && screens.settled) {
      this.pass(this.turn);
      return;
    }
    this.set({ frame: Math.max(this.frame, Math.min(this.turn.at - 1, Math.floor(place + 0.01))), slow });
    if (screens.settled && screens.shown.length > 1 && !layersAt(this.timeline.clips, this.frame)?.below) {
      screens.dropBelow();
      this.prepare();
    }
    this.paint();
  }

  private pass({ at, to }: Turn): void {
    if (to !== null) this.enter(to);
    else {
      this.set({ frame: at - 1 });
      this.pause();
    }
  }

  private goBack(): void {
    const { place } = this.clock;
    const frame = Math.max(0, Math.ceil(place));
    if (!this.screens?.settled || frame === this.frame) return;
    this.enter(frame);
    this.clock.place = place;
    if (frame === 0) this.pause();
  }

  /** Brings a frame to the front; what is seen stays until it is there. */
  private enter(frame: number): void {
    const { screens } = this;
    const { speed } = this.store.get();
    clearTimeout(this.soon);
    this.set({ frame, slow: false });
    if (!screens) return;
    const [top, below] = cuesAt(this.timeline.clips, frame).map((there) => this.moments.at(there));
    this.turn = this.nextTurn();
    screens.enter(top ? [top, ...(below ? [below] : [])] : [], speed > 0);
    this.clock.begin(frame, screens.front);
    if (speed > 0) screens.start(speed, () => this.refuse());
  }

  /** What shall be seen is seen. */
  private arrive(): void {
    const [top] = cuesAt(this.timeline.clips, this.frame);
    const blank = this.screens?.front ? null : this.moments.blankOf(top?.clip);
    this.set({ gap: blank && (top?.clip.name ?? ""), blank });
    this.soon = setTimeout(() => this.prepare(), COVERED_AFTER);
    this.paint();
  }

  /** Opens what comes at the next turn, and behind it the one after, unless it is a video that only goes on. */
  private prepare(): void {
    const { clips } = this.timeline;
    this.turn = this.nextTurn();
    const next = cuesBehind(clips, this.turn, cuesAt(clips, this.frame));
    const { to } = this.turn;
    const after = to === null ? next : cuesBehind(clips, this.nextTurn(to), next.all);
    this.screens?.prepare(this.moments.allAt(next.fresh), to === null ? [] : this.moments.allAt(after.fresh));
  }

  private nextTurn(frame = this.frame): Turn {
    const { loop, range } = this.store.get();
    const { clips } = this.timeline;
    return nextTurn(clips, frame, loop ? playedRange(totalFrames(clips), range) : null);
  }

  /** Gives every frame its cross-fade, its black and its sounds. */
  private paint(): void {
    const { screens, timeline, rate } = this;
    if (!screens) return;
    const { top, below, track } = gainAt(timeline, this.clock.place);
    const share = layersAt(timeline.clips, this.frame)?.share ?? 1;
    screens.paint({ share, black: blackShare(timeline, this.frame), gains: [top, below] });
    const { speed } = this.store.get();
    const goesOn = screens.settled && !(screens.front && this.clock.isHeld);
    this.track.follow(timeline.audio, { frame: this.clock.place, rate, speed: goesOn ? speed : 0, gain: track });
  }

  private fail(url: string): void {
    this.moments.fail(url);
    if (this.screens?.shown.some((one) => one.url === url)) this.enter(Math.floor(this.clock.place));
    else this.prepare();
  }

  private refuse(): void {
    this.pause();
    this.set({ refused: true });
  }

  private set(part: Partial<SequencePlayback>): void {
    const now = this.store.get();
    if (Object.entries(part).some(([name, value]) => now[name as keyof SequencePlayback] !== value))
      this.store.set(() => ({ ...now, ...part }));
  }
}
