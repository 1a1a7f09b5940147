import type { AudioTrack } from "@/lib/sequences/content";
import { audioUrl } from "@/lib/sequences/exports/audio-url";
import { setLoudness } from "./loudness";

/** Seconds by which the sound may be off before it is moved. */
const DRIFT = 0.08;

/** The audio track of a sequence: an element beside the videos, which follows their clock. */
export class TrackSound {
  private element: HTMLAudioElement | null = null;
  private url = "";

  /** Brings the sound in step. `frame` may have a fraction; `speed` 0 or below pauses. */
  follow(audio: AudioTrack | null, now: { frame: number; rate: number; speed: number; gain: number }): void {
    const inside = audio !== null && now.frame >= audio.at && now.frame < audio.at + audio.out - audio.in;
    if (!audio || !inside || now.speed <= 0) {
      this.pause();
      return;
    }
    const element = this.open(audioUrl(audio.audioId));
    const time = (audio.in + now.frame - audio.at) / now.rate;
    if (!element.seeking && Math.abs(element.currentTime - time) > DRIFT) element.currentTime = time;
    if (element.playbackRate !== now.speed) element.playbackRate = now.speed;
    setLoudness(element, now.gain);
    // A file that cannot be read is silent, and the clips go on.
    if (element.paused && !element.ended && !element.error) void element.play().catch(() => undefined);
  }

  pause(): void {
    this.element?.pause();
  }

  /** Opens the file before it is heard. */
  prepare(audio: AudioTrack | null): void {
    if (audio) this.open(audioUrl(audio.audioId));
    else this.close();
  }

  close(): void {
    this.pause();
    this.element?.removeAttribute("src");
    this.element = null;
    this.url = "";
  }

  private open(url: string): HTMLAudioElement {
    this.element ??= new Audio();
    if (this.url !== url) {
      this.url = url;
      this.element.preload = "auto";
      this.element.src = url;
    }
    return this.element;
  }
}
