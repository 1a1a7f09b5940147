import { expect, test } from "vitest";
import type { Clip } from "@/lib/sequences/content";
import { plainClip } from "@/lib/sequences/timeline";
import { toCsv } from "./csv";
import { toEdl } from "./edl";

const clip = (given: Partial<Clip>): Clip => ({
  ...{ key: "k", videoId: "v1", name: "a heron", frames: 120, in: 0, out: 120 },
  ...plainClip,
  ...given,
});
const CLIPS = [clip({ in: 12, out: 36 }), clip({ videoId: null, name: "scene 4", out: 48 }), clip({ name: "a\nfox" })];

test("EDL: one event for each clip, one after the other, and black for a gap", () => {
  expect(toEdl("first\ncut", CLIPS, 24).split("\r\n")).toEqual([
    "TITLE: first cut",
    "FCM: NON-DROP FRAME",
    "",
    "001  AX       V     C        00:00:00:12 00:00:01:12 01:00:00:00 01:00:01:00",
    "* FROM CLIP NAME: a heron",
    "002  BL       V     C        00:00:00:00 00:00:02:00 01:00:01:00 01:00:03:00",
    "003  AX       V     C        00:00:00:00 00:00:05:00 01:00:03:00 01:00:08:00",
    "* FROM CLIP NAME: a fox",
    "",
  ]);
});

test("CSV: names with commas, quotes and line breaks stay in one cell, and none is a formula", () => {
  const names = ['a "red", fox', "=HYPERLINK(1)", " +1", "-2", "@x", "two\nlines"];
  const rows = toCsv(
    names.map((name) => clip({ name })),
    24,
  )
    .slice(1)
    .split("\r\n");
  expect(rows[0]).toBe("number,name,video,source_in,source_out,in,out,frames,seconds,volume");
  expect(rows[1]).toBe('1,"a ""red"", fox",v1,00:00:00:00,00:00:05:00,00:00:00:00,00:00:05:00,120,5.000,100');
  for (const [at, name] of names.slice(1, 5).entries()) expect(rows[at + 2]).toContain(`,'${name},v1,`);
  expect(rows[6]).toContain(',"two\nlines",v1,');
});
