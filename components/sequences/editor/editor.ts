import { createStore } from "@/components/ui/store";
import type { Clip, ClipVideo, SceneGeneration, SequenceView, Timeline } from "@/lib/sequences/content";
import {
  addStep,
  beginHistory,
  correctAll,
  redoTimeline,
  type TimelineHistory,
  undoTimeline,
} from "@/lib/sequences/history";
import { GAP_SECONDS, MAX_CLIPS } from "@/lib/sequences/limits";
import { type PlannedScene, plannedClip } from "@/lib/sequences/scenes/plan-scenes";
import {
  type ClipSettings,
  clipAt,
  cutsOf,
  duplicateClip,
  insertClips,
  joinBefore,
  measureVideo,
  moveClip,
  plainClip,
  removeClip,
  replaceVideo,
  setClip,
  splitAt,
  startOf,
  totalFrames,
  trimClip,
} from "@/lib/sequences/timeline";
import { SequencePlayer } from "./player";
import { Filmstrips } from "./strip/filmstrips";
import { createStripView, type Held } from "./strip/strip-view";
import { clampZoom, fitZoom } from "./strip/zoom";

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

const key = (): string => crypto.randomUUID();
export const timelineOf = ({ clips, fades, output, audio, captions }: Timeline): Timeline => ({
  ...{ clips, fades, output, audio, captions },
});
const mapOf = (videos: readonly ClipVideo[]) => new Map(videos.map((video) => [video.id, video]));

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

  /** Sets the in or out point of the clip under the playhead to the playhead; the frame that is shown stays in it. */
  trimHere(end: "in" | "out"): void {
    const at = clipAt(this.clips, this.player.frame);
    if (at) this.trim(at.clip.key, end === "in" ? { in: at.frame } : { out: at.frame + 1 });
  }

  /** Takes hold of a clip's end, which is trimmed until it is released; each hold is a step of its own. */
  hold(clip: Clip, end: Held["end"]): void {
    this.endStep();
    this.view.set((now) => ({ ...now, held: { end, clip, cuts: cutsOf(this.clips) } }));
  }

  /** `undo`: the end goes back to where it was. */
  release(undo: boolean): void {
    const { held } = this.view.get();
    if (!held) return;
    const { end, clip } = held;
    const now = this.clips.find(({ key }) => key === clip.key);
    if (undo && now && now[end] !== clip[end]) this.undo();
    this.view.set((view) => ({ ...view, held: null, guide: null }));
    this.endStep();
  }

  /** What is changed next is a step of its own, even if it is the same thing. */
  private endStep(): void {
    this.store.set((now) => (now.history.tag === null ? now : { ...now, history: { ...now.history, tag: null } }));
  }

  /** Sets how many pixels a second has; `anchor` is a frame that stays where it is seen, at so many pixels. */
  zoomTo(zoom: number, anchor: { frame: number; x: number } | null = null): void {
    this.view.set((now) => ({ ...now, zoom: clampZoom(zoom, this.seconds), anchor }));
  }

  zoomBy(factor: number): void {
    this.zoomTo(this.view.get().zoom * factor);
  }

  zoomToAll(): void {
    this.zoomTo(fitZoom(this.seconds, this.view.get().width));
  }

  private get seconds(): number {
    return totalFrames(this.clips) / this.rate;
  }

  toggleSnap(): void {
    this.view.set((now) => ({ ...now, snap: !now.snap }));
  }

  split(): void {
    if (this.clips.length >= MAX_CLIPS) return;
    const second = key();
    const divided = splitAt(this.clips, this.player.frame, second);
    if (divided.length === this.clips.length) return;
    this.step(divided);
    this.set({ selected: second });
  }

  join(clipKey: string): void {
    const at = this.clips.findIndex((clip) => clip.key === clipKey);
    this.set({ selected: this.clips[at - 1]?.key ?? clipKey });
    this.step(joinBefore(this.clips, clipKey));
  }

  duplicate(clipKey: string): void {
    if (this.clips.length >= MAX_CLIPS) return;
    const copy = key();
    this.step(duplicateClip(this.clips, clipKey, copy));
    this.set({ selected: copy });
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

  /** Adds a planned scene behind the selected clip. */
  addGap(name: string): void {
    this.insert([plannedClip({ name, seconds: GAP_SECONDS }, this.rate)]);
  }

  /** Adds planned scenes behind the selected clip, as many as fit. */
  addScenes(scenes: readonly PlannedScene[]): void {
    const planned = scenes.map((scene) => plannedClip(scene, this.rate));
    this.insert(planned.slice(0, MAX_CLIPS - this.clips.length));
  }

  /** Takes what the server wrote into the timeline and its history, as no step of the user. */
  takeServers({ version, content, videos, scenes }: SequenceView, history: TimelineHistory): void {
    const all = new Map([...this.store.get().videos, ...mapOf(videos)]);
    this.set({
      history,
      version,
      scenes,
      videos: all,
      selected: this.store.get().selected ?? content.clips[0]?.key ?? null,
    });
  }

  /** Keeps which draft a planned scene has: undoing must not forget it. */
  keepDraft(clipKey: string, draftId: string): void {
    const kept = (clip: Clip): Clip => (clip.key === clipKey ? { ...clip, draftId } : clip);
    this.store.set((now) => ({
      ...now,
      history: correctAll(now.history, (all) => ({ ...all, clips: all.clips.map(kept) })),
    }));
  }

  /** Adds a video behind the selected clip, or puts it in its place. */
  takeVideo(video: ClipVideo, given: { name: string; seconds: number; replace: boolean }): void {
    this.set({ videos: new Map([...this.store.get().videos, [video.id, video]]), open: null });
    const { name, replace } = given;
    const frames = Math.max(1, Math.round(given.seconds * this.rate));
    const chosen = this.selected;
    if (replace && chosen) this.step(replaceVideo(this.clips, chosen.key, { videoId: video.id, name, frames }));
    else this.insert([{ ...plainClip, key: key(), videoId: video.id, name, frames, in: 0, out: frames }]);
  }

  private insert(some: readonly Clip[]): void {
    const [first] = some;
    if (!first || this.clips.length >= MAX_CLIPS) return;
    const at = this.clips.findIndex(({ key }) => key === this.store.get().selected);
    this.step(insertClips(this.clips, at < 0 ? this.clips.length : at + 1, some));
    this.select(first.key);
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

  /** What a video's file says about its length; null where it cannot be read. */
  measured(videoId: string, seconds: number | null): void {
    if (seconds === null) this.set({ unreadable: new Set([...this.store.get().unreadable, videoId]) });
    const frames = Math.max(1, Math.round((seconds ?? 0) * this.rate));
    const { past, present, future } = this.store.get().history;
    // Anything else would be a change to save.
    if (
      seconds === null ||
      ![...past, present, ...future].some(({ clips }) =>
        clips.some((clip) => clip.videoId === videoId && clip.frames !== frames),
      )
    )
      return;
    this.store.set((now) => ({
      ...now,
      history: correctAll(now.history, (all) => ({ ...all, clips: measureVideo(all.clips, videoId, frames) })),
    }));
  }

  /** Shows what another page wrote; what was here can be had again by undoing. */
  takeOther(): void {
    const { other, videos, history } = this.store.get();
    if (!other) return;
    this.set({
      ...{ history: addStep(history, timelineOf(other.content)), version: other.version, other: null, save: "saved" },
      videos: new Map([...videos, ...mapOf(other.videos)]),
    });
  }

  /** Writes over what another page wrote. */
  keepMine(): void {
    const { other } = this.store.get();
    if (other) this.set({ version: other.version, other: null, save: "unsaved" });
  }

  private step(clips: readonly Clip[], tag?: string): void {
    this.stepTo({ ...this.timeline, clips }, tag);
  }

  private stepTo(next: Timeline, tag?: string): void {
    this.store.set((now) => ({ ...now, history: addStep(now.history, next, tag) }));
  }
}
