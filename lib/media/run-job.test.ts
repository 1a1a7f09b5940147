import sharp from "sharp";
import { afterEach, expect, test, vi } from "vitest";
import type { LaneAnswer } from "./lane";

const shared = globalThis as { ninefoldMedia?: unknown };
afterEach(() => {
  shared.ninefoldMedia = undefined;
  vi.resetModules();
});

/** The job as the server runs it, with a media process that a file has taken over: it answers what it likes. */
async function answered(answer: LaneAnswer) {
  const end = vi.fn();
  const lane = { run: async () => answer, pid: () => null, end };
  shared.ninefoldMedia = { small: lane, large: lane, pages: lane };
  const { runJob } = await import("./run-job");
  const size = { width: 60, height: 40 };
  return { job: runJob("small", "image", Buffer.alloc(1), { size, thumb: size, alpha: false }), end };
}
const base = () => sharp({ create: { width: 60, height: 40, channels: 3, background: "#a04020" } });

test("an honest answer is accepted", async () => {
  const { job } = await answered({ ok: true, value: null, parts: [Buffer.from(await base().jpeg().toBuffer())] });
  expect(await job).toMatchObject({ ok: true, images: [{ format: "jpeg", width: 60, height: 40 }] });
});

test.each<[string, () => Promise<{ value: unknown; parts: Buffer<ArrayBuffer>[] }>]>([
  [
    "a page instead of an image",
    async () => ({ value: null, parts: [Buffer.from("<!doctype html><script>1</script>")] }),
  ],
  [
    "an image with a page behind it",
    async () => ({ value: null, parts: [Buffer.concat([await base().jpeg().toBuffer(), Buffer.from("<script>")])] }),
  ],
  ["values that the job does not have", async () => ({ value: { admin: true }, parts: [] })],
])("%s is an error, and ends the process", async (_, make) => {
  const { job, end } = await answered({ ok: true, ...(await make()) });
  await expect(job).rejects.toThrow("something else");
  expect(end).toHaveBeenCalledOnce();
});
