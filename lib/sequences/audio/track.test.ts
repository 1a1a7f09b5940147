import { expect, test } from "vitest";
import { heardOf, newTrack, replaceFile, trackName, trimTrack } from "./track";

const file = { id: "5e0f6d0e-6f0a-4a06-9d2b-0a6f3ff3a3b1", name: "Night song.mp3", seconds: 10 };
const track = newTrack(file, 24);

test("audio track: a new one is the whole file, and the last part of a frame is no frame", () => {
  expect(track).toMatchObject({
    audioId: file.id,
    name: "Night song",
    frames: 240,
    at: 0,
    in: 0,
    out: 240,
    volume: 100,
  });
  expect(newTrack({ ...file, seconds: 10.03 }, 24).frames).toBe(240);
  expect(newTrack({ ...file, seconds: 0.001 }, 24)).toMatchObject({ frames: 1, out: 1 });
  expect(newTrack({ ...file, seconds: 3_600.9 }, 24).frames).toBe(86_400);
});

test("audio track: a name of 120 families is cut between characters, within what a sequence can be saved with", () => {
  const name = trackName("👪".repeat(120));
  expect(name).toBe("👪".repeat(60));
});

test("audio track: its points stay a frame apart and inside the file, and its fades inside them", () => {
  const faded = { ...track, fadeIn: 200, fadeOut: 100 };
  expect(trimTrack(faded, { out: 48 })).toMatchObject({ in: 0, out: 48, fadeIn: 48, fadeOut: 48 });
  expect(trimTrack(faded, { in: 500 })).toMatchObject({ in: 239, out: 240, fadeIn: 1, fadeOut: 1 });
  expect(trimTrack({ ...track, in: 100 }, { out: 50 })).toMatchObject({ in: 49, out: 50 });
  expect(trimTrack({ ...track, out: 50 }, { in: 100 })).toMatchObject({ in: 100, out: 101 });
});

test("audio track: another file keeps what fits of its settings", () => {
  const set = { ...track, at: 30, in: 100, out: 200, volume: 40, fadeIn: 12 };
  const short = newTrack({ ...file, id: "another", seconds: 5 }, 24);
  expect(replaceFile(set, short)).toMatchObject({
    audioId: "another",
    at: 30,
    in: 100,
    out: 120,
    volume: 40,
    fadeIn: 12,
  });
  expect(replaceFile(track, short)).toMatchObject({ in: 0, out: 120 });
  expect(replaceFile({ ...track, in: 200 }, short)).toMatchObject({ in: 119, out: 120, frames: 120 });
});

test("audio track: what lies behind the sequence's end, and what stays silent before it", () => {
  expect(heardOf(track, 100)).toEqual({ lost: 140, silent: 0 });
  expect(heardOf({ ...track, at: 400 }, 300)).toEqual({ lost: 240, silent: 0 });
  expect(heardOf({ ...track, at: 24 }, 300)).toEqual({ lost: 0, silent: 36 });
});
