import { expect, test } from "vitest";
import { SAMPLE_VIEW } from "@/lib/generations/sample-view";
import type { GenerationView } from "@/lib/generations/view";
import { refresh, remove, upsert } from "./newest-videos";

const made = (second: number, state: GenerationView["state"] = "ready"): GenerationView => ({
  ...SAMPLE_VIEW,
  id: `g${second}`,
  state,
  createdAt: new Date(Date.UTC(2026, 10, 22, 12, 0, second)).toISOString(),
});
const list = (...seconds: number[]) => seconds.map((second) => made(second));
const never = () => false;
const ids = (views: readonly GenerationView[]) => views.map(({ id }) => id);

test("a change without the batch keeps the known batch", () => {
  const second = { ...made(5), batch: { at: 2, of: 4 } };
  expect(upsert([second], { ...made(5), title: "Named" }, never)[0]).toMatchObject({
    ...{ title: "Named", batch: { at: 2, of: 4 } },
  });
  expect(upsert([second], { ...made(5), batch: { at: 2, of: 2 } }, never)[0]?.batch).toEqual({ at: 2, of: 4 });
});

test("a late answer doesn't remove a finished video or its poster", () => {
  const finished = { ...made(5), posterUrl: "/poster", placeholder: "#102030" };
  expect(upsert(list(5), made(5, "rendering"), never)[0]?.state).toBe("ready");
  expect(upsert([finished], { ...made(5), title: "Named" }, never)[0]).toMatchObject({
    ...{ title: "Named", posterUrl: "/poster", placeholder: "#102030" },
  });
});

test("a submit's answer that arrives after an event doesn't put the video back in the queue", () => {
  for (const state of ["submitting", "rendering", "saving"] as const)
    expect(upsert(upsert(list(5), made(6, state), never), made(6, "queued"), never)[0]?.state).toBe(state);
  const back = { ...made(6, "queued"), lastTrouble: "never sent" };
  expect(upsert([made(6, "submitting")], back, never)[0]).toBe(back);
});

test("a newly submitted video appears at the top immediately", () => {
  expect(ids(upsert(list(5, 4, 3, 2), made(6), never))).toEqual(["g6", "g5", "g4", "g3", "g2"]);
});

test("a changed video is updated in place", () => {
  const changed = upsert(list(5, 4, 3, 2), made(3, "failed"), never);
  expect(ids(changed)).toEqual(["g5", "g4", "g3", "g2"]);
  expect(changed[2]?.state).toBe("failed");
});

test("a change of a video that isn't loaded doesn't break the order", () => {
  expect(ids(upsert(list(5, 4), made(1), never))).toEqual(["g5", "g4"]);
});

test("videos whose changes arrive in any order get their places", () => {
  const since = ({ id }: GenerationView) => id !== "g1";
  const arrive = (...seconds: number[]) =>
    ids(list(...seconds).reduce<readonly GenerationView[]>((known, video) => upsert(known, video, since), []));
  expect(arrive(6, 5)).toEqual(["g6", "g5"]);
  expect(arrive(5, 7, 6)).toEqual(["g7", "g6", "g5"]);
  expect(arrive(6, 1)).toEqual(["g6"]);
  expect(ids(upsert(list(6, 4), made(5), never))).toEqual(["g6", "g5", "g4"]);
});

test("a deleted video is removed and the order stays", () => {
  expect(ids(remove(list(5, 4, 3), "g4"))).toEqual(["g5", "g3"]);
});

test("what the server read adds new videos and removes deleted ones, and an event that is newer stays", () => {
  expect(ids(refresh(list(5, 4, 3), list(6, 5, 3), never))).toEqual(["g6", "g5", "g3"]);
  expect(refresh(list(5), [made(5, "saving")], never)[0]?.state).toBe("ready");
});

test("what was read before the newest video was submitted does not remove it", () => {
  const since = ({ id }: GenerationView) => id === "g6";
  expect(ids(refresh(list(6, 5, 4), list(5, 3), since))).toEqual(["g6", "g5", "g3"]);
  expect(ids(refresh(list(6), [], since))).toEqual(["g6"]);
});
