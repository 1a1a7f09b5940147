import { describe, expect, test } from "vitest";
import { answers, closedPort, rawServer } from "@/e2e/fixtures/raw-server";
import type { SubmitRequest } from "../port";
import { createDefapi } from "./client";

const KEY = "dk-0123456789abcdef";
const TASK = "ta12345678-1234-1234-1234-123456789abc";
const request: SubmitRequest = {
  model: "seedance-2.0",
  text: "The cat in @image1 meets the dog in @image2",
  imageUrls: ["https://example.com/cat.png", "data:image/png;base64,AAAA"],
  duration: 10,
  ratio: "21:9",
  callbackUrl: "https://ninefold.example/api/callbacks/1",
};

const submitTo = (url: string, submitTimeoutMs = 2_000) =>
  createDefapi({ baseUrl: url, apiKey: KEY, submitTimeoutMs }).submit(request);

async function answeredWith(status: number, body: unknown, headers?: Record<string, string>) {
  const server = await rawServer(answers(status, body, headers));
  const result = await submitTo(server.url);
  expect(server.connections(), "a submit is never sent twice").toBe(1);
  return result;
}

test("a submit follows the contract, text first and the images in order", async () => {
  const server = await rawServer(answers(200, { code: 0, message: "ok", data: { task_id: TASK } }));
  expect(await submitTo(`${server.url}/proxy/`)).toEqual({ kind: "accepted", taskId: TASK });
  const [head = "", body = ""] = server.requests[0]!.split("\r\n\r\n");
  expect(head).toMatch(/^POST \/proxy\/api\/video\/seedance\/gen HTTP\/1.1/);
  expect(head.toLowerCase()).toContain(`authorization: bearer ${KEY}`);
  expect(head.toLowerCase()).toContain("content-type: application/json");
  expect(JSON.parse(body)).toEqual({
    model: "seedance-2.0",
    content: [
      { type: "text", text: request.text },
      { type: "image_url", image_url: { url: "https://example.com/cat.png" } },
      { type: "image_url", image_url: { url: "data:image/png;base64,AAAA" } },
    ],
    duration: 10,
    ratio: "21:9",
    callback_url: "https://ninefold.example/api/callbacks/1",
  });
});

test("without a callback address none is sent", async () => {
  const server = await rawServer(answers(200, { code: 0, data: { task_id: TASK } }));
  await createDefapi({ baseUrl: server.url, apiKey: KEY }).submit({ ...request, callbackUrl: undefined });
  expect(server.requests[0]).not.toContain("callback_url");
});

describe("accepted", () => {
  test.each<[string, number, unknown]>([
    ["the code comes as a string", 200, { code: "0", message: "ok", data: { task_id: TASK } }],
    ["there is no code", 201, { data: { task_id: TASK } }],
    ["there is no envelope", 200, { task_id: TASK, status: "pending" }],
    ["the data is a list", 200, { code: 0, data: [{ task_id: TASK }] }],
    ["an unknown code comes with a task", 200, { code: 7, message: "queued", data: { task_id: TASK } }],
  ])("%s", async (_, status, body) => {
    expect(await answeredWith(status, body)).toEqual({ kind: "accepted", taskId: TASK });
  });
});

describe("refused: the provider read it and refused it", () => {
  test.each<[number, unknown, string, string]>([
    [400, { code: 1, message: "ratio is wrong" }, "bad_request", "ratio is wrong"],
    [401, { code: 1, message: "invalid api key" }, "unauthorized", "invalid api key"],
    [403, { detail: "forbidden" }, "unauthorized", "forbidden"],
    [404, { code: 1, message: "no such model" }, "not_found", "no such model"],
    [402, { error: { message: "no credit left" } }, "bad_request", "no credit left"],
    [422, { detail: [{ loc: ["content"], msg: "field required" }] }, "bad_request", "field required"],
    [200, { code: 1, message: "too many images" }, "bad_request", "too many images"],
    [200, { code: "1", message: "Unauthorized", data: null }, "unauthorized", "Unauthorized"],
    [200, { code: 403, message: "blocked" }, "unauthorized", "blocked"],
  ])("HTTP %i %j", async (status, body, code, message) => {
    expect(await answeredWith(status, body)).toEqual({
      kind: "refused",
      error: { code, status, message, retryAfterMs: null },
    });
  });
});

describe("unknown: it may have been accepted and billed", () => {
  test.each<[string, number, unknown, string]>([
    ["a server error", 500, { code: 1, message: "oops" }, "server"],
    ["a gateway's page", 502, "<html><title>502 Bad Gateway</title></html>", "server"],
    ["a gateway's time limit", 504, { detail: "upstream" }, "timeout"],
    ["the server's own time limit", 408, { message: "too slow" }, "timeout"],
    ["a client that a proxy considers disconnected", 499, { message: "gone" }, "timeout"],
    ["a success without a task", 200, { code: 0, message: "ok", data: {} }, "nonsense"],
    ["a success with an invalid task id", 200, { code: 0, data: { task_id: "../../etc" } }, "nonsense"],
    ["an empty success", 200, "", "nonsense"],
    ["a page instead of an answer", 200, "<!doctype html><title>Hello</title>", "nonsense"],
    ["an unreadable refusal", 403, "<html><title>Just a moment</title></html>", "nonsense"],
    ["JSON that is no object", 200, [1, 2], "nonsense"],
    ["a refusal that sounds like an internal error", 200, { code: 1, message: "Internal error, try again" }, "server"],
    ["a server error under HTTP 200", 200, { code: 503, message: "busy" }, "server"],
  ])("%s", async (_, status, body, code) => {
    expect(await answeredWith(status, body)).toMatchObject({ kind: "unknown", error: { code, status } });
  });

  test("a reset after the request was read", async () => {
    const server = await rawServer((socket) => socket.resetAndDestroy());
    expect(await submitTo(server.url)).toMatchObject({ kind: "unknown", error: { code: "reset", status: null } });
    expect(server.connections()).toBe(1);
  });

  test("a connection closed without an answer", async () => {
    const server = await rawServer((socket) => socket.end());
    expect(await submitTo(server.url)).toMatchObject({ kind: "unknown", error: { code: "reset" } });
  });

  test("silence", async () => {
    const server = await rawServer(() => {});
    expect(await submitTo(server.url, 200)).toMatchObject({ kind: "unknown", error: { code: "timeout" } });
    expect(server.connections()).toBe(1);
  });

  test("an answer that stops in the middle, and one that never ends", async () => {
    const cut = await rawServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"code":0'));
    expect(await submitTo(cut.url)).toMatchObject({ kind: "unknown", error: { code: "reset", status: 200 } });
    const drip = await rawServer((socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"));
    expect(await submitTo(drip.url, 200)).toMatchObject({ kind: "unknown", error: { code: "timeout", status: 200 } });
  });

  test("an answer over a megabyte is not read to its end", async () => {
    const huge = `{"code":0,"pad":"${"x".repeat(1_200_000)}","data":{"task_id":"${TASK}"}}`;
    expect(await answeredWith(200, huge)).toMatchObject({ kind: "unknown", error: { code: "nonsense" } });
  });

  test("a server that does not speak HTTP", async () => {
    const server = await rawServer((socket) => socket.end("SSH-2.0-OpenSSH_9.2\r\n"));
    expect(await submitTo(server.url)).toMatchObject({ kind: "unknown", error: { code: "nonsense" } });
  });

  test("a redirect is not followed, so the key goes to no other server", async () => {
    const elsewhere = await rawServer(answers(200, { code: 0, data: { task_id: TASK } }));
    const result = await answeredWith(307, { message: "moved" }, { location: `${elsewhere.url}/api` });
    expect(result).toMatchObject({ kind: "unknown", error: { code: "nonsense", status: 307 } });
    expect(elsewhere.connections()).toBe(0);
  });
});

describe("not sent: it provably never reached the provider", () => {
  test("a refused connection", async () => {
    const result = await submitTo(`http://127.0.0.1:${await closedPort()}`);
    expect(result).toMatchObject({ kind: "not_sent", error: { code: "unreachable", status: null } });
    expect(result).toHaveProperty("error.message", expect.stringContaining("ECONNREFUSED"));
  });

  test("an unknown host name", async () => {
    expect(await submitTo("http://provider.invalid")).toMatchObject({
      kind: "not_sent",
      error: { code: "unreachable" },
    });
  });

  test("a TLS handshake that fails or takes too long", async () => {
    const plain = await rawServer(() => {}, "HTTP/1.1 400 Bad Request\r\n\r\n");
    const silent = await rawServer(() => {});
    const secure = ({ port }: { port: number }) => `https://127.0.0.1:${port}`;
    expect(await submitTo(secure(plain))).toMatchObject({ kind: "not_sent", error: { code: "unreachable" } });
    expect(await submitTo(secure(silent), 200)).toMatchObject({
      kind: "not_sent",
      error: { code: "unreachable", message: "connecting took too long" },
    });
    expect([...plain.requests, ...silent.requests]).toEqual([]);
  });

  test("a rate limit, with its delay", async () => {
    expect(await answeredWith(429, { message: "slow down" }, { "retry-after": "7" })).toEqual({
      kind: "not_sent",
      error: { code: "rate_limited", status: 429, message: "slow down", retryAfterMs: 7_000 },
    });
    expect(await answeredWith(429, "<html></html>")).toMatchObject({ kind: "not_sent", error: { retryAfterMs: null } });
    expect(await answeredWith(200, { code: 429, message: "slow down" })).toMatchObject({ kind: "not_sent" });
  });
});

test("the key and line breaks never appear in an error", async () => {
  const message = `bad\nkey ${KEY}\r\nERROR forged\u0000 dk-another-secret-1 ${"long ".repeat(300)}`;
  const result = await answeredWith(400, { code: 1, message });
  const words = result.kind === "refused" ? result.error.message : "";
  expect(words).toMatch(/^bad key \[key\] ERROR forged \[key\] long/);
  expect(words).not.toContain("0123456789abcdef");
  expect(words.length).toBeLessThanOrEqual(500);
});

test("a request over the provider's own limit is refused without being sent", async () => {
  const server = await rawServer(answers(200, {}));
  const imageUrls = [`data:image/png;base64,${"A".repeat(65 * 1024 * 1024)}`];
  const result = await createDefapi({ baseUrl: server.url, apiKey: KEY }).submit({ ...request, imageUrls });
  expect(result).toMatchObject({ kind: "refused", error: { code: "bad_request", status: null } });
  expect(server.connections()).toBe(0);
});

test("a configuration that could never be sent throws, without repeating the key", () => {
  expect(() => createDefapi({ baseUrl: "ftp://x", apiKey: KEY })).toThrow("not http");
  expect(() => createDefapi({ baseUrl: "https://x", apiKey: "dk-1\r\nx: y" })).toThrow(/^(?!.*dk-1)/);
});
