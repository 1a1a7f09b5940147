import { expect, test } from "vitest";
import { createDefapi } from "../provider/defapi/client";
import { readByteRange } from "./files";
import { startSimulator } from "./server";

test.each<[string | undefined, ReturnType<typeof readByteRange>]>([
  [undefined, null],
  ["bytes=0-1", { start: 0, end: 1 }],
  ["bytes=90-", { start: 90, end: 99 }],
  ["bytes=-10", { start: 90, end: 99 }],
  ["bytes=-1000", { start: 0, end: 99 }],
  ["bytes=50-1000", { start: 50, end: 99 }],
  ["bytes=100-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=5-2", null],
  ["bytes=0-1,5-6", null],
  ["lines=1-2", null],
])("of a hundred bytes, %j requests %j", (header, range) => {
  expect(readByteRange(header, 100)).toEqual(range);
});

test("a video is served by ranges, and only until it expires", async () => {
  const simulator = await startSimulator({ small: true, oneVideo: true, renderMs: 1, videoTtlMs: 4_000 });
  const client = createDefapi({ baseUrl: simulator.url, apiKey: "dk-1" });
  await client.submit({ model: "seedance-2.0", text: "A pier", imageUrls: [], duration: 5, ratio: "1:1" });
  await expect.poll(() => simulator.tasks()[0]?.finishedAt, { timeout: 15_000 }).toBeTruthy();
  const address = `${simulator.url}/files/${simulator.tasks()[0]?.id}.mp4`;

  const whole = await fetch(address);
  const bytes = Buffer.from(await whole.arrayBuffer());
  expect(whole.headers.get("content-length")).toBe(String(bytes.length));
  expect(whole.headers.get("content-type")).toBe("video/mp4");

  const part = await fetch(address, { headers: { range: "bytes=4-7" } });
  expect([part.status, await part.text()]).toEqual([206, "ftyp"]);
  expect(part.headers.get("content-range")).toBe(`bytes 4-7/${bytes.length}`);

  const past = await fetch(address, { headers: { range: `bytes=${bytes.length}-` } });
  expect([past.status, past.headers.get("content-range")]).toEqual([416, `bytes */${bytes.length}`]);

  const head = await fetch(address, { method: "HEAD" });
  expect([head.status, head.headers.get("content-length")]).toEqual([200, String(bytes.length)]);

  await expect.poll(async () => (await fetch(address, { method: "HEAD" })).status, { timeout: 8_000 }).toBe(410);
  await simulator.close();
});
