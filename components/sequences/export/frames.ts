import { type VideoSample, VideoSampleSink } from "mediabunny";
import type { Clip } from "@/lib/sequences/content";
import type { ClipFile } from "./source";

/**
 * The frames of a clip in order. Each is decoded once, in the order of the file, however many frames of the sequence show
 * it. Close it at the end: a decoder holds memory that the browser does not see.
 */
export class ClipFrames {
  private now: VideoSample | null = null;
  private next: VideoSample | null = null;
  private begun = false;

  private constructor(
    private readonly samples: AsyncGenerator<VideoSample, void, unknown>,
    private readonly begin: number,
    private readonly rate: number,
    private readonly closeFile: () => void,
  ) {}

  /** `skipped` frames of the clip are not shown. */
  static async open(file: ClipFile, clip: Clip, rate: number, skipped: number): Promise<ClipFrames> {
    const { video, close } = await file.open();
    const begin = file.first + clip.in / rate;
    const samples = new VideoSampleSink(video).samples(begin + skipped / rate, file.first + clip.out / rate);
    return new ClipFrames(samples, begin, rate, close);
  }

  /** What is shown at a frame of the clip, which never is before the one that was asked for last; its owner is this. */
  async at(frame: number): Promise<VideoSample | null> {
    // The middle of a frame: at its edge, rounding may find the one before it.
    const at = this.begin + (frame + 0.5) / this.rate;
    if (!this.begun) this.next = await this.read();
    this.begun = true;
    while (this.next && (this.next.timestamp <= at || !this.now)) {
      this.now?.close();
      this.now = this.next;
      this.next = await this.read();
    }
    return this.now;
  }

  async close(): Promise<void> {
    this.now?.close();
    this.next?.close();
    this.now = this.next = null;
    await this.samples.return();
    this.closeFile();
  }

  private async read(): Promise<VideoSample | null> {
    const { value, done } = await this.samples.next();
    return done ? null : value;
  }
}
