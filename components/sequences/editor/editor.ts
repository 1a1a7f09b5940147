import { createStore } from "@/components/ui/store";
import type { Clip, ClipVideo, SceneGeneration, SequenceView, Timeline } from "@/lib/sequences/content";
import { addStep, beginHistory, redoTimeline, type TimelineHistory, undoTimeline } from "@/lib/sequences/history";
import {
  type ClipSettings,
  clipAt,
  cutsOf,
  moveClip,
  removeClip,
  setClip,
  startOf,
  trimClip,
} from "@/lib/sequences/timeline";
import { SequencePlayer } from "./player";
import { Filmstrips } from "./strip/filmstrips";
import { createStripView } from "./strip/strip-view";

/** `away`: the server could not be reached, and it is tried again. `gone`: the sequence was deleted elsewhere. */
type SaveState = "saved" | "unsaved" | "away" | "gone" | "refused";

export type EditorState = {
  history: TimelineHistory;
  /** The key of a clip. */
  selected: string | null;
  version: number;
  videos: ReadonlyMap<string, ClipVideo>;
  /** Ids of videos whose files cannot be read. */
  unreadable: ReadonlySet<string>;
  /** What was submitted for the scenes, the newest first. */
  scenes: readonly SceneGeneration[];
  save: SaveState;
  /** What another page wrote, until the user has chosen. */
  other: SequenceView | null;
  open: { dialog: "add" | "replace" | "export" } | null;
};

export const timelineOf = ({ clips, fades, output, audio, captions }: Timeline): Timeline => ({
  ...{ clips, fades, output, audio, captions },
});
export const mapOf = (videos: readonly ClipVideo[]) => new Map(videos.map((video) => [video.id, video]));

/** One open sequence: its timeline with its history, the selected one, and the player that shows them. */
export class Editor {
  readonly id: string;
  readonly rate: number;
  readonly store;
  readonly player: SequencePlayer;
  readonly view = createStripView();
  readonly filmstrips = new Filmstrips();

  constructor({ id, version, content, videos, scenes }: SequenceView) {
    this.id = id;
    this.rate = content.rate;
    this.store = createStore<EditorState>({
      ...{ history: beginHistory(timelineOf(content)), selected: content.clips[0]?.key ?? null, version },
      ...{ videos: mapOf(videos), unreadable: new Set(), scenes, save: "saved", other: null, open: null },
    });
    this.player = new SequencePlayer(content.rate, ({ videoId }) => this.store.get().videos.get(videoId ?? "") ?? null);
    this.player.show(this.timeline);
    this.store.subscribe(() => this.player.show(this.timeline));
  }

  get timeline(): Timeline {
    return this.store.get().history.present;
  }

  get clips(): readonly Clip[] {
    return this.timeline.clips;
  }

  get selected(): Clip | null {
    const { selected } = this.store.get();
    return this.clips.find((clip) => clip.key === selected) ?? null;
  }

  urlOf(clip: Clip): string | null {
    return (clip.videoId && this.store.get().videos.get(clip.videoId)?.url) || null;
  }

  set(part: Partial<EditorState>): void {
    this.store.set((now) => ({ ...now, ...part }));
  }

  /** Selects a clip and shows its first frame, unless the playhead is in it already. */
  select(clipKey: string): void {
    this.set({ selected: clipKey });
    if (clipAt(this.clips, this.player.frame)?.clip.key !== clipKey) this.player.seek(startOf(this.clips, clipKey));
  }

  move(clipKey: string, to: number): void {
    this.step(moveClip(this.clips, clipKey, to), `move:${clipKey}`);
  }

  /** Sets a clip's in or out and shows the frame at that end. */
  trim(clipKey: string, to: { in: number } | { out: number }): void {
    this.step(trimClip(this.clips, clipKey, to), `${"in" in to ? "in" : "out"}:${clipKey}`);
    const clip = this.clips.find((one) => one.key === clipKey);
    if (!clip) return;
    const start = startOf(this.clips, clipKey);
    this.player.seek("in" in to ? start : start + clip.out - clip.in - 1);
  }

  /** What is changed next is a step of its own, even if it is the same thing. */
  endStep(): void {
    this.store.set((now) => (now.history.tag === null ? now : { ...now, history: { ...now.history, tag: null } }));
  }

  remove(clipKey: string): void {
    const at = this.clips.findIndex((clip) => clip.key === clipKey);
    this.set({ selected: (this.clips[at + 1] ?? this.clips[at - 1])?.key ?? null });
    this.step(removeClip(this.clips, clipKey));
  }

  /** Changes a clip's settings; changes of the same ones in a row are one step. */
  settings(clipKey: string, settings: ClipSettings): void {
    this.step(setClip(this.clips, clipKey, settings), `${Object.keys(settings).join()}:${clipKey}`);
  }

  /** Changes what belongs to the whole sequence: its fades, output, audio track or captions. */
  change(part: Partial<Omit<Timeline, "clips">>, tag?: string): void {
    this.stepTo({ ...this.timeline, ...part }, tag);
  }

  undo(): void {
    this.store.set((now) => ({ ...now, history: undoTimeline(now.history) }));
  }

  redo(): void {
    this.store.set((now) => ({ ...now, history: redoTimeline(now.history) }));
  }

  /** Shows the cut before the playhead (-1) or behind it (1). */
  toCut(way: -1 | 1): void {
    const cuts = cutsOf(this.clips);
    const { frame } = this.player;
    const to = way > 0 ? cuts.find((cut) => cut > frame) : cuts.findLast((cut) => cut < frame);
    if (to !== undefined) this.player.seek(to);
  }

  /** Changes the clips; changes with the same tag in a row are one step of the history. */
  step(clips: readonly Clip[], tag?: string): void {
    this.stepTo({ ...this.timeline, clips }, tag);
  }

  private stepTo(next: Timeline, tag?: string): void {
    this.store.set((now) => ({ ...now, history: addStep(now.history, next, tag) }));
  }
}
