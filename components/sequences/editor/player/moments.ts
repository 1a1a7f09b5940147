import type { Clip, ClipVideo, Timeline } from "@/lib/sequences/content";
import type { ClipThere } from "@/lib/sequences/timeline";
import { dress } from "./dress";
import type { Blank } from "./playback";
import type { ClipMoment } from "./screens";

/** Which moment of which video is seen where a clip is, as far as there is one that can be played. */
export class Moments {
  private readonly broken = new Set<string>();

  constructor(
    private readonly rate: number,
    private readonly videoOf: (clip: Clip) => ClipVideo | null,
    private readonly timeline: () => Timeline,
  ) {}

  /** A file that could not be played is not opened again before `tryAgain`. */
  fail(url: string): void {
    this.broken.add(url);
  }

  tryAgain(): void {
    this.broken.clear();
  }

  at(there: ClipThere): ClipMoment | null {
    const of = this.videoOf(there.clip);
    if (!of || this.broken.has(of.url)) return null;
    return {
      ...{ there, url: of.url, time: (there.frame + 0.5) / this.rate },
      dress: (box, video) => {
        const { clips, output } = this.timeline();
        const clip = clips.find(({ key }) => key === there.clip.key);
        if (clip) dress(box, video, { clip, of, fit: output.fit });
      },
    };
  }

  allAt(places: readonly ClipThere[]): ClipMoment[] {
    return places.map((there) => this.at(there)).filter((one) => one !== null);
  }

  /** Why nothing is seen of a clip. */
  blankOf(clip: Clip | undefined): Blank {
    if (!clip) return "empty";
    if (!clip.videoId) return "planned";
    return this.videoOf(clip) ? "unreadable" : "gone";
  }
}
