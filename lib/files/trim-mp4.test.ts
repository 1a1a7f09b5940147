import { createServer, get, request } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withTrueLength } from "./trim-mp4";

// As Next does: the headers of the answer except its length, then the body in chunks.
const server = createServer((asked, answer) => {
  const response = withTrueLength(new Response("video", { headers: { "content-length": "4" } }));
  for (const [name, value] of response.headers) if (name !== "content-length") answer.setHeader(name, [value]);
  answer.flushHeaders();
  if (asked.method !== "HEAD") answer.write("fi");
  answer.end(asked.method === "HEAD" ? undefined : "lm");
});
let address = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

test.each(["GET", "HEAD"])("%s reports the file's length, and nothing of how that came about", async (method) => {
  const headers = await new Promise<Record<string, unknown>>((resolve) =>
    (method === "GET" ? get(address) : request(address, { method }))
      .on("response", (answer) => {
        answer.resume();
        resolve(answer.headers);
      })
      .end(),
  );
  expect(headers["content-length"]).toBe("4");
  expect(headers).not.toHaveProperty("transfer-encoding");
  expect(headers).not.toHaveProperty("x-true-length");
});
