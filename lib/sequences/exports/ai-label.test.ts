import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { BufferSource, Input, MP4 } from "mediabunny";
import { expect, test } from "vitest";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { readVideo } from "@/e2e/fixtures/videos/read-video";
import { boxAt } from "@/lib/videos/boxes";
import { aigcValue, hasC2pa, labelLayout, xmpBox } from "./ai-label";

const run = (program: string, args: string[]) => spawnSync(program, args, { timeout: 20_000 });

const box = (type: string, payload: Uint8Array): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + payload.length);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, payload]);
};
const ftyp = box("ftyp", Buffer.from("isom\0\0\0\0isom"));
const manifest = box("uuid", Buffer.from("d8fec3d61b0e483c92975828877ec481000000006d616e696665737400", "hex"));

test("ai label: the key of China's rules has its seven parts, each a string", () => {
  const value = JSON.parse(aigcValue({ producer: 'nine"fold', id: "e1" })) as Record<string, unknown>;
  expect(Object.keys(value)).toEqual([
    ...["Label", "ContentProducer", "ProduceID", "ReservedCode1"],
    ...["ContentPropagator", "PropagateID", "ReservedCode2"],
  ]);
  for (const part of Object.values(value)) expect(part).toBeTypeOf("string");
  expect(value).toMatchObject({ Label: "1", ContentProducer: 'nine"fold', ContentPropagator: 'nine"fold' });
});

test.each([
  [false, "trainedAlgorithmicMedia"],
  [true, "compositeWithTrainedAlgorithmicMedia"],
])("ai label: the XMP box names the source of the video (mixed: %s)", (mixed, type) => {
  const bytes = Buffer.from(xmpBox({ mixed }));
  const parsed = boxAt(bytes, 0, bytes.length);
  expect([parsed.type, parsed.end]).toEqual(["uuid", bytes.length]);
  expect(bytes.toString("hex", 8, 24)).toBe("be7acfcb97a942e89c71999491e3afac");
  expect(bytes.toString("utf8", 24)).toContain(
    `Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/${type}"`,
  );
});

test("ai label: a video with the XMP box at its end has the same frames", async () => {
  const bytes = await tinyVideo({ width: 64, height: 36 }, 1);
  const labelled = Buffer.concat([bytes, xmpBox({ mixed: false })]);
  expect(await readVideo(labelled)).toEqual(await readVideo(bytes));
  const track = await new Input({ source: new BufferSource(labelled), formats: [MP4] }).getPrimaryVideoTrack();
  expect(await track?.computeDuration()).toBeGreaterThan(0);
});

test("ai label: an independent reader finds the XMP", async ({ skip }) => {
  const bytes = Buffer.concat([await tinyVideo({ width: 64, height: 36 }, 1), xmpBox({ mixed: true })]);
  const folder = mkdtempSync(path.join(tmpdir(), "label-"));
  const file = path.join(folder, "labelled.mp4");
  writeFileSync(file, bytes);
  const args = ["-v", "error", "-export_xmp", "1", "-show_entries", "format_tags=xmp", "-of", "json", file];
  const { status, stdout, stderr } = run("ffprobe", args);
  rmSync(folder, { recursive: true });
  if (status === null) skip("ffprobe is not installed");
  expect(stderr.toString()).toBe("");
  expect(stdout.toString()).toContain("compositeWithTrainedAlgorithmicMedia");
});

test("ai label: what is visible has 5 percent of the shorter side and more than 2 seconds", () => {
  expect(labelLayout({ width: 1280, height: 720, rate: 24 })).toEqual({ height: 36, margin: 36, frames: 60 });
  expect(labelLayout({ width: 1080, height: 1921, rate: 24 }).height).toBe(54);
  expect(labelLayout({ width: 64, height: 36, rate: 25 })).toEqual({ height: 2, margin: 2, frames: 63 });
});

test("c2pa: a manifest is found after the file type, behind other boxes, and with a long size", () => {
  const long = Buffer.concat([Buffer.from("0000000175756964000000000000002d", "hex"), manifest.subarray(8)]);
  expect(hasC2pa(Buffer.concat([ftyp, manifest]))).toBe(true);
  expect(hasC2pa(Buffer.concat([ftyp, box("free", Buffer.alloc(40)), manifest, box("moov", Buffer.alloc(8))]))).toBe(
    true,
  );
  expect(hasC2pa(Buffer.concat([ftyp, long]))).toBe(true);
  expect(hasC2pa(new Uint8Array(Buffer.concat([Buffer.alloc(3), ftyp, manifest]).subarray(3)))).toBe(true);
});

test.each([
  ["nothing", Buffer.alloc(0)],
  ["another kind of file", Buffer.concat([box("RIFF", Buffer.alloc(8)), manifest])],
  ["another uuid box", Buffer.concat([ftyp, xmpBox({ mixed: false })])],
  ["the words inside another box", Buffer.concat([ftyp, box("mdat", manifest)])],
  ["a cut header", Buffer.concat([ftyp, manifest.subarray(0, 20)])],
  ["a box without a size", Buffer.concat([ftyp, Buffer.alloc(64), manifest])],
  ["a box larger than the file", Buffer.concat([ftyp, Buffer.from("7fffffff6d646174", "hex"), Buffer.alloc(64)])],
  [
    "endless boxes",
    Buffer.concat([ftyp, ...Array.from({ length: 5_000 }, () => box("free", Buffer.alloc(0))), manifest]),
  ],
])("c2pa: %s has none", (_, bytes) => {
  expect(hasC2pa(bytes)).toBe(false);
});
