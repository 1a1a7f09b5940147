import { describe, expect, test } from "vitest";
import type { GalleryPage, GenerationView } from "@/lib/generations/view";
import { flatten, refreshHead, remove, upsert } from "./pages";

const made = (second: number, state: GenerationView["state"] = "ready"): GenerationView => ({
  id: `g${second}`,
  state,
  title: null,
  prompt: `take ${second}`,
  model: "seedance-2.0",
  ratio: "16:9",
  duration: 5,
  width: 1280,
  height: 720,
  createdAt: new Date(Date.UTC(2026, 10, 22, 12, 0, second)).toISOString(),
  sentAt: null,
  finishedAt: null,
  images: [],
  video: null,
  posterUrl: null,
  placeholder: null,
  estimate: "0.5",
  consumed: null,
  failure: null,
  stalled: false,
  lastTrouble: null,
  trouble: null,
  source: null,
  calledBack: false,
  retryOf: null,
  batchId: null,
  timeRange: null,
});
const page = (seconds: number[], nextCursor: string | null = "older"): GalleryPage => ({
  items: seconds.map((second) => made(second)),
  nextCursor,
});
const ids = (pages: GalleryPage[]) => flatten(pages).map((item) => item.id);

describe("the loaded pages", () => {
  test("a change that does not know of the click keep what is known of it", () => {
    const second = { ...made(5), set: { at: 2, of: 4 } };
    const [after] = upsert([{ items: [second], nextCursor: null }], { ...made(5), title: "Named" });
    expect(after?.items[0]).toMatchObject({ title: "Named", set: { at: 2, of: 4 } });
    const [early] = upsert([{ items: [second], nextCursor: null }], { ...made(5), set: { at: 2, of: 2 } });
    expect(early?.items[0]?.set).toEqual({ at: 2, of: 4 });
  });

  test("a late answer does not take a finished video or its poster away again", () => {
    const finished = { ...made(5), posterUrl: "/poster", placeholder: "#102030" };
    expect(upsert([page([5])], made(5, "rendering"))[0]?.items[0]?.state).toBe("ready");
    const known = [{ items: [finished], nextCursor: null }];
    expect(upsert(known, { ...made(5), title: "Named" })[0]?.items[0]).toMatchObject({
      title: "Named",
      posterUrl: "/poster",
      placeholder: "#102030",
    });
  });

  test("the submit's own answer, overtaken by an event, does not put a video back into the queue", () => {
    for (const state of ["submitting", "rendering", "saving"] as const) {
      expect(upsert(upsert([page([5])], made(6, state)), made(6, "queued"))[0]?.items[0]?.state).toBe(state);
    }
    const back = { ...made(6, "queued"), lastTrouble: "never sent" };
    expect(upsert([{ items: [made(6, "submitting")], nextCursor: null }], back)[0]?.items[0]).toBe(back);
  });

  test("a just submitted video stands on top at once", () => {
    expect(ids(upsert([page([5, 4]), page([3, 2])], made(6)))).toEqual(["g6", "g5", "g4", "g3", "g2"]);
  });

  test("a change of a video changes it where it stands", () => {
    const pages = upsert([page([5, 4]), page([3, 2])], made(3, "failed"));
    expect(ids(pages)).toEqual(["g5", "g4", "g3", "g2"]);
    expect(flatten(pages)[2]?.state).toBe("failed");
  });

  test("a change of a video that is not loaded yet does not put it out of order", () => {
    expect(ids(upsert([page([5, 4])], made(1)))).toEqual(["g5", "g4"]);
  });

  test("a video that two pages both hold is shown once", () => {
    expect(ids([page([5, 4]), page([4, 3])])).toEqual(["g5", "g4", "g3"]);
  });

  test("a deleted video leaves, the others stay in order", () => {
    expect(ids(remove([page([5, 4]), page([3])], "g4"))).toEqual(["g5", "g3"]);
  });

  test("a fresh first page brings what is new and takes what was deleted, and keeps what was loaded below", () => {
    expect(ids(refreshHead([page([5, 4, 3]), page([2, 1])], page([6, 5, 3])))).toEqual(["g6", "g5", "g3", "g2", "g1"]);
  });

  test("a fresh first page that no longer touches the old ones leaves no hole", () => {
    expect(ids(refreshHead([page([5, 4]), page([3, 2])], page([9, 8])))).toEqual(["g9", "g8"]);
  });

  test("a fresh first page that is the whole gallery is the whole gallery", () => {
    expect(ids(refreshHead([page([5, 4]), page([3, 2])], page([5, 3], null)))).toEqual(["g5", "g3"]);
  });
});
