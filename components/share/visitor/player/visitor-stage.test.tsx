// @vitest-environment jsdom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { control, mount, press, shown, unmountAll } from "@/e2e/fixtures/component";
import type { PlayerLabels } from "./player-labels";
import { VisitorStage } from "./visitor-stage";
import type { VisitorVideo } from "./visitor-videos";

const labels: PlayerLabels = {
  ...{ title: "Controls", play: "Play", pause: "Pause", place: "Position", mute: "Mute", captions: "Captions" },
  ...{ full: "Full screen", leaveFull: "Exit full screen", failed: "It failed", videos: "All videos" },
  ...{ playAll: "Play all", noPlayer: "No player.", openFile: "Open the file", chapters: "Chapters" },
};
const video = (handle: string): VisitorVideo => ({
  ...{ handle, label: `Shared video ${handle}`, place: `Video ${handle}`, videoUrl: `/${handle}.mp4` },
  ...{
    captions: null,
    downloadUrl: null,
    posterUrl: `/${handle}.webp`,
    posterCardUrl: `/${handle}.webp?size=card`,
    preview: null,
    placeholder: null,
  },
  ...{ width: 640, height: 360, duration: 10, chapters: [] },
});
const stage = (handles: string[]) =>
  mount(
    <VisitorStage
      slug="slug"
      playKey="key"
      videos={handles.map(video)}
      first={0}
      labels={labels}
      size={{ width: "100%" }}
      notes={handles.map((handle) => <p key={handle}>{`Note ${handle}`}</p>)}
    />,
  );

const element = (): HTMLVideoElement => {
  const found = document.querySelector("video");
  if (!found) throw new Error("There is no video");
  return found;
};
const happens = (name: string) => act(async () => void element().dispatchEvent(new Event(name)));
const key = (name: string, target: EventTarget = document.body) =>
  act(
    async () => void target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true })),
  );

class Tracks extends EventTarget {
  private readonly all: object[] = [];
  push = (...more: object[]) => this.all.push(...more);
  [Symbol.iterator] = () => this.all[Symbol.iterator]();
}

/** What jsdom does not do: a video that plays and pauses when it is told to. */
let paused = true;
/** jsdom's list of them reports no changes. */
let tracks = new Tracks();
const sent = vi.fn();
beforeEach(() => {
  paused = true;
  tracks = new Tracks();
  vi.spyOn(HTMLMediaElement.prototype, "textTracks", "get").mockImplementation(
    () => tracks as unknown as TextTrackList,
  );
  sent.mockReset();
  const set = (to: boolean, event: string) =>
    function (this: HTMLMediaElement) {
      paused = to;
      this.dispatchEvent(new Event(event));
      return Promise.resolve();
    };
  vi.spyOn(HTMLMediaElement.prototype, "play").mockImplementation(set(false, "play"));
  vi.spyOn(HTMLMediaElement.prototype, "pause").mockImplementation(set(true, "pause"));
  vi.spyOn(HTMLMediaElement.prototype, "paused", "get").mockImplementation(() => paused);
  vi.stubGlobal("navigator", { ...navigator, sendBeacon: sent });
  HTMLOListElement.prototype.scrollTo = () => undefined;
  history.replaceState(null, "", "/v/slug");
});
afterEach(async () => {
  await unmountAll();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const src = () => element().getAttribute("src");
const current = () => document.querySelector("[aria-current]")?.getAttribute("href");

test("stage: our controls replace the browser's, and play, pause, mute and seek by button and key", async () => {
  await stage(["1"]);
  expect(element().controls).toBe(false);
  await press("Play");
  expect(paused).toBe(false);
  await key(" ");
  expect(paused).toBe(true);
  await key("m");
  expect(element().muted).toBe(true);
  await press("Mute");
  expect(element().muted).toBe(false);
  await key("ArrowRight");
  await key("ArrowRight", control("Position"));
  expect(element().currentTime).toBe(2);
  await happens("seeking");
  expect(shown()).toContain("0:02 / 0:10");
  await key("ArrowLeft");
  expect(element().currentTime).toBe(1);
});

test("stage: captions are switched by button and by C, and there is neither where a video has none", async () => {
  await stage(["1"]);
  expect(document.querySelector("[aria-label=Captions]")).toBeNull();
  await key("c");
  const track = { kind: "captions", mode: "showing" };
  tracks.push({ kind: "chapters", mode: "hidden" }, track);
  await act(async () => void tracks.dispatchEvent(new Event("addtrack")));
  expect(control("Captions").getAttribute("aria-pressed")).toBe("true");
  await press("Captions");
  expect(track.mode).toBe("disabled");
  await key("c");
  expect(track.mode).toBe("showing");
  // By the browser's own menu.
  track.mode = "disabled";
  await act(async () => void tracks.dispatchEvent(new Event("change")));
  expect(control("Captions").getAttribute("aria-pressed")).toBe("false");
});

test("stage: Space on a button presses that button only", async () => {
  await stage(["1"]);
  await key(" ", control("Mute"));
  expect(paused).toBe(true);
});

test("stage: a video is reported as played once, whatever is played after", async () => {
  await stage(["1", "2"]);
  expect(sent).not.toHaveBeenCalled();
  await press("Play");
  await press("Video 2");
  expect(sent).toHaveBeenCalledExactlyOnceWith("/api/plays/slug", "key");
});

test("stage: a video of the filmstrip comes on and plays, with its note and its address", async () => {
  await stage(["1", "2", "3"]);
  await press("Video 3");
  expect([src(), current(), paused]).toEqual(["/3.mp4", "?video=3", false]);
  expect(document.querySelectorAll("video")).toHaveLength(1);
  expect([...document.querySelectorAll("[hidden]")].map((note) => note.textContent)).toEqual(["Note 1", "Note 2"]);
  expect(location.search).toBe("?video=3");
});

test("stage: a click that asks for a new tab is left to the browser", async () => {
  await stage(["1", "2"]);
  const click = new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey: true });
  document.addEventListener("click", (event) => event.preventDefault(), { once: true });
  await act(async () => void control("Video 2").dispatchEvent(click));
  expect(src()).toBe("/1.mp4");
});

test("stage: Play all plays to the last video and stops there; without it, one video ends alone", async () => {
  await stage(["1", "2"]);
  await press("Play");
  await happens("ended");
  expect(src()).toBe("/1.mp4");
  await press("Play all");
  await happens("ended");
  expect([src(), paused]).toEqual(["/2.mp4", false]);
  expect(control("Play all").getAttribute("aria-pressed")).toBe("true");
  await happens("ended");
  expect(src()).toBe("/2.mp4");
  expect(control("Play all").getAttribute("aria-pressed")).toBe("false");
  await press("Play all");
  expect(src()).toBe("/1.mp4");
});

test("stage: a video that cannot be loaded says so", async () => {
  await stage(["1"]);
  Object.defineProperty(element(), "error", { value: { code: 4 } });
  await happens("error");
  expect(document.querySelector("[role=alert]")?.textContent).toBe("It failed");
});
