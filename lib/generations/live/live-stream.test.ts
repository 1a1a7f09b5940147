import { expect, test, vi } from "vitest";
import { BEAT_MS } from "@/lib/generations/limits";
import { generationsByIds } from "@/lib/generations/loaders";
import type { Services } from "@/lib/generations/services";
import { publish } from "./events";
import { closeStreams, liveStream } from "./live-stream";

vi.mock("@/lib/generations/loaders", () => ({
  generationsByIds: vi.fn(async (_: unknown, { ids }: { ids: string[] }) => ids.map((id) => ({ id }))),
}));

const db = {} as Services["db"];
const aliveOf = vi.fn(async (sessionIds: readonly string[]) => new Set(sessionIds));

const open = (userId: string) => {
  const user = { userId, sessionId: `session of ${userId}`, lastEventId: null, build: "b1" };
  const reader = liveStream({ db, aliveOf }, user, new AbortController().signal).getReader();
  const heard: string[] = [];
  let ended = false;
  const done = (async () => {
    for (let step = await reader.read(); !step.done; step = await reader.read())
      heard.push(new TextDecoder().decode(step.value));
    ended = true;
  })();
  return { heard, done, isOpen: () => !ended };
};

test("streams: of three hundred of one user the newest twelve stay, and another user's are untouched", async () => {
  const other = open("bob");
  const streams = Array.from({ length: 300 }, () => open("ada"));
  await Promise.all(streams.slice(0, 288).map(({ done }) => done));
  expect(streams.filter(({ isOpen }) => isOpen())).toEqual(streams.slice(288));
  // A page whose stream was ended waits before it asks again.
  expect(streams[0]?.heard.join("")).toMatch(/retry: 60000\n\n$/);
  expect(streams[299]?.heard.join("")).not.toContain("60000");
  expect(other.isOpen()).toBe(true);
  closeStreams();
  await Promise.all([other, ...streams].map(({ done }) => done));
});

test("streams: an event is loaded once for all pages of its user, and one that cannot be loaded ends the stream", async () => {
  const [other, ...streams] = [open("bob"), ...Array.from({ length: 12 }, () => open("ada"))];
  const event = { userId: "ada", from: "submitting", to: "rendering" } as const;
  publish({ ...event, id: 1, generationId: "g1" });
  publish({ ...event, id: 2, generationId: "g2" });
  const said = (id: number) => `id: ${id}\nevent: generation\ndata: {"id":"g${id}"}\n\n`;
  for (const { heard } of streams)
    await vi.waitFor(() => expect(heard.join("")).toMatch(new RegExp(`${said(1)}${said(2)}$`)));
  expect(generationsByIds).toHaveBeenCalledTimes(2);
  // A trouble is told under the id of the last transition.
  publish({ ...event, id: 2, generationId: "g2" });
  for (const { heard } of streams)
    await vi.waitFor(() => expect(heard.join("")).toMatch(new RegExp(`${said(2)}${said(2)}$`)));
  expect(generationsByIds).toHaveBeenCalledTimes(3);
  expect(other?.heard.join("")).not.toContain("generation");
  vi.mocked(generationsByIds).mockRejectedValueOnce(new Error("the database is away"));
  publish({ ...event, id: 3, generationId: "g3" });
  await Promise.all(streams.map(({ done }) => done));
  expect(other?.isOpen()).toBe(true);
  closeStreams();
});

test("streams: a beat asks once for all sessions, and ends the streams of one that has ended, unless it cannot know", async () => {
  vi.useFakeTimers();
  try {
    const [bob, ...ada] = [open("bob"), open("ada"), open("ada")];
    aliveOf.mockRejectedValueOnce(new Error("the database is away"));
    await vi.advanceTimersByTimeAsync(BEAT_MS);
    expect(ada.map(({ isOpen }) => isOpen())).toEqual([true, true]);
    aliveOf.mockResolvedValueOnce(new Set(["session of bob"]));
    await vi.advanceTimersByTimeAsync(BEAT_MS);
    expect(aliveOf.mock.calls).toEqual(Array(2).fill([["session of bob", "session of ada"]]));
    await Promise.all(ada.map(({ done }) => done));
    expect(bob?.isOpen()).toBe(true);
    expect(bob?.heard.join("")).toBe(`retry: 2000\n${"event: beat\ndata: b1\n\n".repeat(3)}`);
    closeStreams();
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});
