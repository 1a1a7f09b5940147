import { describe, expect, test } from "vitest";
import { SAMPLE_VIEW } from "@/lib/generations/sample-view";
import type { GalleryPage, GenerationView } from "@/lib/generations/view";
import { flatten, refreshHead, remove, upsert } from "./pages";

const made = (second: number, state: GenerationView["state"] = "ready"): GenerationView => ({
  ...SAMPLE_VIEW,
  id: `g${second}`,
  state,
  createdAt: new Date(Date.UTC(2026, 10, 22, 12, 0, second)).toISOString(),
});
const page = (seconds: number[], nextCursor: string | null = "older"): GalleryPage => ({
  items: seconds.map((second) => made(second)),
  nextCursor,
});
const never = () => false;
const ids = (pages: GalleryPage[]) => flatten(pages).map((item) => item.id);

describe("the loaded pages", () => {
  test("a change without the batch keeps the known batch", () => {
    const second = { ...made(5), batch: { at: 2, of: 4 } };
    const [after] = upsert([{ items: [second], nextCursor: null }], { ...made(5), title: "Named" });
    expect(after?.items[0]).toMatchObject({ title: "Named", batch: { at: 2, of: 4 } });
    const [early] = upsert([{ items: [second], nextCursor: null }], { ...made(5), batch: { at: 2, of: 2 } });
    expect(early?.items[0]?.batch).toEqual({ at: 2, of: 4 });
  });

  test("a late answer doesn't remove a finished video or its poster", () => {
    const finished = { ...made(5), posterUrl: "/poster", placeholder: "#102030" };
    expect(upsert([page([5])], made(5, "rendering"))[0]?.items[0]?.state).toBe("ready");
    const known = [{ items: [finished], nextCursor: null }];
    expect(upsert(known, { ...made(5), title: "Named" })[0]?.items[0]).toMatchObject({
      title: "Named",
      posterUrl: "/poster",
      placeholder: "#102030",
    });
  });

  test("a submit's answer that arrives after an event doesn't put the video back in the queue", () => {
    for (const state of ["submitting", "rendering", "saving"] as const) {
      expect(upsert(upsert([page([5])], made(6, state)), made(6, "queued"))[0]?.items[0]?.state).toBe(state);
    }
    const back = { ...made(6, "queued"), lastTrouble: "never sent" };
    expect(upsert([{ items: [made(6, "submitting")], nextCursor: null }], back)[0]?.items[0]).toBe(back);
  });

  test("a newly submitted video appears at the top immediately", () => {
    expect(ids(upsert([page([5, 4]), page([3, 2])], made(6)))).toEqual(["g6", "g5", "g4", "g3", "g2"]);
  });

  test("a changed video is updated in place", () => {
    const pages = upsert([page([5, 4]), page([3, 2])], made(3, "failed"));
    expect(ids(pages)).toEqual(["g5", "g4", "g3", "g2"]);
    expect(flatten(pages)[2]?.state).toBe("failed");
  });

  test("a change of a video that isn't loaded yet doesn't break the order", () => {
    expect(ids(upsert([page([5, 4])], made(1)))).toEqual(["g5", "g4"]);
  });

  test("a video on two pages is shown once", () => {
    expect(ids([page([5, 4]), page([4, 3])])).toEqual(["g5", "g4", "g3"]);
  });

  test("a deleted video is removed and the order stays", () => {
    expect(ids(remove([page([5, 4]), page([3])], "g4"))).toEqual(["g5", "g3"]);
  });

  test("a fresh first page adds new videos, removes deleted ones and keeps the pages below", () => {
    expect(ids(refreshHead([page([5, 4, 3]), page([2, 1])], page([6, 5, 3]), never))).toEqual([
      "g6",
      "g5",
      "g3",
      "g2",
      "g1",
    ]);
  });

  test("a fresh first page that no longer overlaps the old pages leaves no gap", () => {
    expect(ids(refreshHead([page([5, 4]), page([3, 2])], page([9, 8]), never))).toEqual(["g9", "g8"]);
  });

  test("a fresh first page with the whole gallery replaces everything", () => {
    expect(ids(refreshHead([page([5, 4]), page([3, 2])], page([5, 3], null), never))).toEqual(["g5", "g3"]);
  });

  test("a first page that was read before the newest video was submitted does not remove it", () => {
    const since = ({ id }: GenerationView) => id === "g6";
    expect(ids(refreshHead([page([6, 5, 4]), page([3, 2])], page([5, 3]), since))).toEqual(["g6", "g5", "g3", "g2"]);
    expect(ids(refreshHead([page([6, 5, 4], null)], page([], null), since))).toEqual(["g6"]);
  });
});
