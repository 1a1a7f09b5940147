import { expect, test } from "vitest";
import { readBody, readForm } from "./body";

/** A body of chunks that counts how many are read; without `pieces` it is endless. */
function sent(piece: Uint8Array, pieces = Number.POSITIVE_INFINITY, headers: Record<string, string> = {}) {
  const pulled = { bytes: 0, canceled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (pulled.bytes >= pieces * piece.byteLength) return controller.close();
      pulled.bytes += piece.byteLength;
      controller.enqueue(piece);
    },
    cancel() {
      pulled.canceled = true;
    },
  });
  return { request: post(body, headers), pulled };
}

/** `duplex` is required by Node and unknown to the browser's types. */
const post = (body: ReadableStream<Uint8Array>, headers: Record<string, string> = {}): Request =>
  new Request("https://ninefold.test/", { method: "POST", body, headers, ...{ duplex: "half" } });

const kilobyte = new Uint8Array(1024).fill(97);

test("a body within its limit is read whole, including the last byte", async () => {
  expect((await readBody(sent(kilobyte, 4).request, 4096))?.byteLength).toBe(4096);
  expect(await readBody(sent(kilobyte, 4).request, 4095)).toBeNull();
  expect((await readBody(sent(new TextEncoder().encode("é"), 2).request, 4))?.toString()).toBe("éé");
  expect((await readBody(new Request("https://ninefold.test/", { method: "POST" }), 4))?.toString()).toBe("");
});

test.each([undefined, "3", "300000"])("a body is read whole that announces %s bytes", async (announced) => {
  const parts = [1, 70_000, 9, 130_000].map((length, at) => new Uint8Array(length).fill(at + 1));
  const body = new ReadableStream({
    start(controller) {
      for (const part of parts) controller.enqueue(part);
      controller.close();
    },
  });
  const headers = announced === undefined ? {} : { "content-length": announced };
  const request = new Request("http://ninefold.test/", {
    method: "POST",
    body,
    headers,
    duplex: "half",
  } as RequestInit);
  expect((await readBody(request, 1_000_000))?.equals(Buffer.concat(parts))).toBe(true);
});

test("an endless body is given up, and at most twice its limit is ever read", async () => {
  for (const read of [readBody, readForm]) {
    const { request, pulled } = sent(kilobyte);
    expect(await read(request, 64 * 1024)).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(pulled.bytes).toBeLessThanOrEqual(2 * 64 * 1024 + 4096);
    expect(pulled.canceled).toBe(false);
  }
});

test("a body whose content-length exceeds the limit is not read at all", async () => {
  const { request, pulled } = sent(kilobyte, 400, { "content-length": String(400 * 1024) });
  expect(await readForm(request, 1024)).toBeNull();
  expect(pulled.bytes).toBeLessThanOrEqual(1024);
});

test("a form is read in both encodings, and anything else is no form", async () => {
  const form = new FormData();
  form.set("password", "琥珀 & lamp");
  const multipart = new Request("https://ninefold.test/", { method: "POST", body: form });
  const encoded = new Request("https://ninefold.test/", {
    method: "POST",
    body: new URLSearchParams({ password: "琥珀 & lamp" }),
  });
  for (const request of [multipart, encoded])
    expect((await readForm(request, 1024))?.get("password")).toBe("琥珀 & lamp");
  expect(await readForm(sent(kilobyte, 1).request, 2048)).toBeNull();
  expect(
    await readForm(sent(kilobyte, 1, { "content-type": "multipart/form-data; boundary=x" }).request, 2048),
  ).toBeNull();
});

test("a client that disconnects while sending does not count as a body that is too large", async () => {
  const body = new ReadableStream({ pull: (controller) => controller.error(new Error("aborted")) });
  await expect(readBody(post(body), 9)).rejects.toThrow("aborted");
});
