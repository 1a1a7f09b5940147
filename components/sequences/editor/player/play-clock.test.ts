import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Clip } from "@/lib/sequences/content";
import { plainClip } from "@/lib/sequences/timeline";
import { PlayClock } from "./play-clock";
import type { ShownMoment } from "./screens";

const clip: Clip = { ...plainClip, key: "a", videoId: "a", name: "a", frames: 200, in: 24, out: 100 };
const RATE = 24;

/** A clip that begins at frame 10 of the sequence, in a video element of which only its state is read. */
function front() {
  const video = { currentTime: 1, ended: false };
  const screen = { video, measure: () => null };
  return { video, shown: { there: { clip, start: 10, frame: 24 }, screen } as unknown as ShownMoment };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("clock: it is where the video is, and at the turn when the video has ended", () => {
  const clock = new PlayClock(RATE);
  const { video, shown } = front();
  clock.begin(10, shown);
  clock.wind();
  expect(clock.isHeld).toBe(false);
  vi.advanceTimersByTime(10);
  expect(clock.isHeld).toBe(true);
  video.currentTime = 1.5;
  expect(clock.tick(shown, { speed: 1, end: 86 })).toBe("on");
  expect(clock.place).toBe(22);
  expect(clock.isHeld).toBe(false);
  video.ended = true;
  clock.tick(shown, { speed: 1, end: 86 });
  expect(clock.place).toBe(86);
});

test("clock: a video that stands holds it for a while, then the wall's goes on until the video moves again", () => {
  const clock = new PlayClock(RATE);
  const { video, shown } = front();
  clock.begin(10, shown);
  clock.wind();
  for (let passed = 0; passed < 1_300; passed += 100) {
    vi.advanceTimersByTime(100);
    clock.tick(shown, { speed: 1, end: 86 });
  }
  expect([clock.place, clock.slow]).toEqual([10, false]);
  for (let passed = 0; passed < 1_000; passed += 100) {
    vi.advanceTimersByTime(100);
    clock.tick(shown, { speed: 1, end: 86 });
  }
  expect(clock.slow).toBe(true);
  expect(clock.place).toBeGreaterThan(20);
  video.currentTime = 1.1;
  expect(clock.tick(shown, { speed: 1, end: 86 })).toBe("lost");
});

test("clock: without a video, and backward, it is the wall's", () => {
  const clock = new PlayClock(RATE);
  clock.begin(48, undefined);
  clock.wind();
  vi.advanceTimersByTime(500);
  expect(clock.tick(undefined, { speed: 2, end: 200 })).toBe("on");
  expect(clock.place).toBeCloseTo(72, 6);
  vi.advanceTimersByTime(500);
  expect(clock.tick(front().shown, { speed: -1, end: 200 })).toBe("back");
  expect(clock.place).toBeCloseTo(60, 6);
});
