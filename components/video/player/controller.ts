import { useSyncExternalStore } from "react";
import { createStore } from "@/components/ui/store";
import { measureRate } from "./frame-rate";
import { stepped, USUAL_RATE } from "./frames";
import { playerPreferences } from "./player-preferences";
import { leaderOf, syncTo } from "./sync-leader";

/** What the controls show. Times in seconds; `frames` per second. */
export type PlayerState = {
  playing: boolean;
  time: number;
  duration: number;
  speed: number;
  loop: boolean;
  muted: boolean;
  volume: number;
  frames: number;
};

const EVENTS = ["play", "pause", "seeked", "seeking", "timeupdate", "durationchange", "ended", "volumechange"] as const;

/**
 * Controls one video, or several in sync: the longest leads and the others follow frame by frame. Only the chosen one
 * has sound.
 */
export class PlayerController {
  private readonly store = createStore<PlayerState>({
    ...playerPreferences,
    ...{ playing: false, time: 0, duration: 0, frames: USUAL_RATE },
  });
  private heard = 0;
  private beat = 0;
  private readonly closing = new AbortController();
  private stopMeasuring: (() => void) | undefined;

  constructor(private readonly videos: readonly HTMLVideoElement[]) {
    const { signal } = this.closing;
    for (const video of videos) {
      for (const event of EVENTS) video.addEventListener(event, this.look, { signal });
      video.addEventListener("ended", this.atEnd, { signal });
    }
    const [first] = videos;
    if (first) this.stopMeasuring = measureRate(first, (rate) => this.set({ frames: rate }));
    this.apply();
    this.look();
  }

  readonly get = (): PlayerState => this.store.get();
  readonly subscribe = (listener: () => void): (() => void) => this.store.subscribe(listener);

  readonly toggle = (): void => (this.state.playing ? this.pause() : this.play());

  play(): void {
    const { time, duration } = this.state;
    if (duration > 0 && time >= duration - 0.02) this.seek(0);
    else if (this.videos.length > 1) this.seek(time);
    for (const video of this.videos) {
      // At its end, play() would restart a shorter video.
      if (video !== this.leader && this.state.time >= video.duration - 0.02) continue;
      // Refused without a user gesture, or when the page is closed: the button then shows that it is paused.
      void video.play().catch(() => undefined);
    }
  }

  pause(): void {
    for (const video of this.videos) video.pause();
    // Videos that play in sync must also pause in sync.
    const at = this.leader?.currentTime;
    if (at !== undefined && this.videos.length > 1) this.seek(at);
  }

  seek(seconds: number): void {
    const to = Math.max(0, Math.min(this.state.duration || 0, seconds));
    for (const video of this.videos) video.currentTime = Math.min(to, video.duration || to);
    this.set({ time: to });
  }

  /** Steps by so many frames and pauses. */
  step(frames: number): void {
    if (this.state.playing) for (const video of this.videos) video.pause();
    this.seek(stepped(this.leader?.currentTime ?? 0, frames, this.state.frames, this.state.duration));
  }

  change(part: Partial<Pick<PlayerState, "speed" | "loop" | "muted" | "volume">>): void {
    Object.assign(playerPreferences, part);
    this.set(part);
    this.apply();
  }

  /** Which of several videos has sound. */
  listenTo(index: number): void {
    this.heard = index;
    this.apply();
  }

  close(): void {
    cancelAnimationFrame(this.beat);
    this.closing.abort();
    this.stopMeasuring?.();
  }

  private get state(): PlayerState {
    return this.store.get();
  }

  private get leader(): HTMLVideoElement | undefined {
    return leaderOf(this.videos);
  }

  private apply(): void {
    const { speed, loop, muted, volume } = this.state;
    for (const [index, video] of this.videos.entries()) {
      video.playbackRate = speed;
      video.loop = loop && this.videos.length === 1;
      video.muted = muted || (this.videos.length > 1 && index !== this.heard);
      video.volume = volume;
    }
  }

  private readonly look = (): void => {
    const { leader } = this;
    if (!leader) return;
    const playing = !leader.paused && !leader.ended;
    playerPreferences.playing = playing;
    const duration = Number.isFinite(leader.duration) ? leader.duration : 0;
    this.set({ playing, time: leader.currentTime, duration });
    cancelAnimationFrame(this.beat);
    if (playing) this.beat = requestAnimationFrame(this.run);
  };

  private readonly run = (): void => {
    const { leader } = this;
    if (!leader || leader.paused) return;
    this.set({ time: leader.currentTime });
    for (const video of this.videos) if (video !== leader) syncTo(leader, video, this.state.speed);
    this.beat = requestAnimationFrame(this.run);
  };

  private readonly atEnd = (event: Event): void => {
    if (this.videos.length === 1 || event.target !== this.leader || !this.state.loop) return;
    this.seek(0);
    this.play();
  };

  private set(part: Partial<PlayerState>): void {
    const { state } = this;
    if (Object.entries(part).every(([name, value]) => Object.is(state[name as keyof PlayerState], value))) return;
    this.store.set(() => ({ ...state, ...part }));
  }
}

/** One value of a player, read alone: a playing video re-renders its slider but not all of its buttons. */
export const usePlayerState = <Name extends keyof PlayerState>(
  player: PlayerController,
  name: Name,
): PlayerState[Name] =>
  useSyncExternalStore(
    player.subscribe,
    () => player.get()[name],
    () => player.get()[name],
  );
