import { expect, test } from "vitest";
import type { Services } from "@/lib/generations/services";
import { closeStreams, liveStream } from "./live-stream";

const open = (userId: string) => {
  const user = { userId, lastEventId: null, build: "b1", isStillSignedIn: async () => true };
  const reader = liveStream({} as Pick<Services, "db">, user, new AbortController().signal).getReader();
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
