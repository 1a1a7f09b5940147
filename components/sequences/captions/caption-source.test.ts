import { afterEach, expect, test, vi } from "vitest";
import type { Clip } from "@/lib/sequences/content";
import { plainClip } from "@/lib/sequences/timeline";
import { readCaptionFile, readSpokenLines } from "./caption-source";

afterEach(() => vi.unstubAllGlobals());

const RATE = 24;
const read = (content: BlobPart) => readCaptionFile(new File([content], "a.srt"), RATE);

test("captions: a file is read at the sequence's rate, and what is none, too large or in another encoding is said", async () => {
  expect(await read("1\n00:00:01,000 --> 00:00:02,500\nHello\n\n2\nsoon --> later\nlost")).toEqual({
    captions: [{ from: 24, to: 60, text: "Hello" }],
    dropped: { times: 1, length: 0, empty: 0, many: 0, cut: 0 },
  });
  expect(await read("")).toEqual({ trouble: "file_none" });
  expect(await read("PK\u0003\u0004")).toEqual({ trouble: "file_none" });
  expect(await read(Uint8Array.from([0xd7, 0xd6, 0xc4, 0xbb]))).toEqual({ trouble: "file_encoding" });
  expect(await read("a".repeat(4_000_001))).toEqual({ trouble: "file_large" });
});

const clip = (videoId: string | null, key: string): Clip => ({
  ...{ key, videoId, name: "", frames: 120, in: 0, out: 120 },
  ...plainClip,
});

test("captions: the prompts of all clips are asked for in parts, each video once", async () => {
  const asked: string[][] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    const ids = new URL(address, "http://ninefold.test").searchParams.get("ids")?.split(",") ?? [];
    asked.push(ids);
    return Response.json({ items: ids.map((id) => ({ id, prompt: `${id} says: "I am ${id}"` })) });
  });
  const clips = Array.from({ length: 450 }, (_, at) => clip(at === 3 ? null : `v${at % 449}`, String(at)));
  const found = await readSpokenLines({ clips, rate: RATE });
  expect(asked.map((ids) => ids.length)).toEqual([200, 200, 48]);
  expect(found).toMatchObject({ captions: { length: 449 } });
});

test("captions: prompts without a line, and ones that can't be loaded, are said", async () => {
  const clips = [clip("v1", "a")];
  vi.stubGlobal("fetch", async () => Response.json({ items: [{ id: "v1", prompt: "fog rolls in" }] }));
  expect(await readSpokenLines({ clips, rate: RATE })).toEqual({ trouble: "spoken_none" });
  vi.stubGlobal("fetch", async () => new Response(null, { status: 503 }));
  expect(await readSpokenLines({ clips, rate: RATE })).toEqual({ trouble: "spoken_failed" });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  expect(await readSpokenLines({ clips, rate: RATE })).toEqual({ trouble: "spoken_failed" });
});
