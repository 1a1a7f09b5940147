import { describe, expect, test } from "vitest";
import { answers, closedPort, rawServer } from "@/e2e/fixtures/raw-server";
import { createDefapi } from "./client";

const KEY = "dk-0123456789abcdef";
const TASK = "ta12345678-1234-1234-1234-123456789abc";
const documented = {
  task_id: TASK,
  status: "success",
  result: { video: "https://example.com/video.mp4" },
  consumed: "0.500000",
  status_reason: { message: null },
  created_at: "2025-08-03T10:22:20.010Z",
};

async function ask(status: number, body: unknown) {
  const server = await rawServer(answers(status, body));
  return createDefapi({ baseUrl: server.url, apiKey: KEY, queryTimeoutMs: 2_000 }).poll(TASK);
}

const askTask = async (changes: object) => {
  const result = await ask(200, { code: 0, message: "ok", data: { ...documented, ...changes } });
  return result.kind === "task" ? result.task : result;
};

test("the documented answer is read whole", async () => {
  const server = await rawServer(answers(200, { code: 0, message: "ok", data: documented }));
  expect(await createDefapi({ baseUrl: server.url, apiKey: KEY }).poll(TASK)).toEqual({
    kind: "task",
    task: {
      taskId: TASK,
      status: "success",
      rawStatus: "success",
      videoUrl: "https://example.com/video.mp4",
      consumed: "0.500000",
      reason: null,
      createdAt: "2025-08-03T10:22:20.010Z",
    },
  });
  expect(server.requests[0]).toMatch(new RegExp(`^GET /api/task/query\\?task_id=${TASK} HTTP/1.1`));
});

test.each([
  ["pending", "open"],
  ["submitted", "open"],
  ["in_progress", "open"],
  ["starting", "open"],
  ["a_word_of_tomorrow", "open"],
  ["success", "success"],
  ["SUCCESS", "success"],
  ["completed", "success"],
  ["Succeeded", "success"],
  ["done", "success"],
  ["finished", "success"],
  ["已完成", "success"],
  ["200", "success"],
  [200, "success"],
  ["failed", "failed"],
  ["error", "failed"],
  ["cancelled", "failed"],
  ["canceled", "failed"],
  ["expired", "failed"],
  ["rejected", "failed"],
  ["almost done", "open"],
  ["not_completed", "open"],
])("beside a video, the status %s means %s", async (word, status) => {
  expect(await askTask({ status: word })).toMatchObject({ status, rawStatus: String(word) });
});

test.each([
  ["completed", "success"],
  ["done", "success"],
  ["200", "open"],
  ["ok", "open"],
  ["ready", "open"],
])("without a video, the status %s means %s", async (word, status) => {
  expect(await askTask({ status: word, result: null })).toMatchObject({ status, videoUrl: null });
});

test("a bare task, without the envelope around it, is read", async () => {
  expect(await ask(200, { ...documented, status: "completed" })).toMatchObject({
    kind: "task",
    task: { status: "success", videoUrl: "https://example.com/video.mp4" },
  });
  // An error's own status is not a task's.
  expect(await ask(200, { status: "error", message: "try again later" })).toMatchObject({ kind: "error" });
});

test.each<[string, unknown, string | null]>([
  ["an object", { video: "https://a.example/1.mp4" }, "https://a.example/1.mp4"],
  ["a list of objects", [{ video: "https://a.example/2.mp4" }], "https://a.example/2.mp4"],
  ["a list of addresses", { video: ["https://a.example/3.mp4"] }, "https://a.example/3.mp4"],
  ["an address one level down", { video: { url: "https://a.example/4.mp4" } }, "https://a.example/4.mp4"],
  ["null", null, null],
  ["empty", {}, null],
  ["an empty list", [], null],
  ["not on the web", { video: "file:///etc/passwd" }, null],
  ["no address", { video: "soon" }, null],
  ["no text", { video: 7 }, null],
])("a result that is %s", async (_, result, videoUrl) => {
  expect(await askTask({ result })).toMatchObject({ status: "success", videoUrl });
});

test.each<[unknown, string | null]>([
  ["0.500000", "0.500000"],
  ["12", "12"],
  [0.5, "0.5"],
  ["-1", null],
  ["1e3", null],
  ["", null],
  [null, null],
  ["12.3.4", null],
  [{ usd: 1 }, null],
])("consumed %j is kept as %j", async (given, consumed) => {
  expect(await askTask({ consumed: given })).toMatchObject({ consumed });
});

test.each<[unknown, string | null]>([
  [{ message: "The image shows a face" }, "The image shows a face"],
  ["moderation", "moderation"],
  [{ error: { message: `leaked ${KEY}` } }, "leaked [key]"],
  [null, null],
  [{ message: null }, null],
])("the reason %j becomes %j", async (given, reason) => {
  expect(await askTask({ status: "failed", status_reason: given })).toMatchObject({ reason });
});

test.each<[string, object]>([
  ["message", { message: "The official returned empty content" }],
  ["error", { error: { code: "x", message: "The official returned empty content" } }],
])("the reason of a success without a video is kept, even from the task's own %s", async (_, where) => {
  const task = await askTask({ status: "completed", result: null, status_reason: { message: null }, ...where });
  expect(task).toMatchObject({ status: "success", videoUrl: null, reason: "The official returned empty content" });
});

test("a task with another id than the requested one is not accepted", async () => {
  expect(await askTask({ task_id: "ta-of-somebody-else" })).toMatchObject({
    kind: "error",
    error: { code: "nonsense" },
  });
});

test("a bare task, a listed task and an invalid time are read", async () => {
  expect(await ask(200, { code: 0, data: { status: "pending" } })).toMatchObject({
    kind: "task",
    task: { taskId: TASK, status: "open", videoUrl: null, consumed: null, createdAt: null },
  });
  expect(await ask(200, { code: "0", data: [documented] })).toMatchObject({ kind: "task" });
  expect(await askTask({ created_at: "yesterday" })).toMatchObject({ createdAt: null });
});

describe("not found", () => {
  test.each<[number, unknown]>([
    [404, { code: 1, message: "task not found" }],
    [404, { detail: "Not Found" }],
    [200, { code: 1, message: "task not found" }],
    [200, { code: 404, message: "gone" }],
    [400, { code: 1, message: "Task does not exist" }],
  ])("HTTP %i %j", async (status, body) => {
    expect(await ask(status, body)).toMatchObject({ kind: "not_found", error: { code: "not_found", status } });
  });
});

describe("trouble that says nothing about the task", () => {
  test.each<[string, number, unknown, string]>([
    ["the key is wrong", 401, { code: 1, message: "invalid key" }, "unauthorized"],
    ["the key is wrong, under HTTP 200", 200, { code: 1, message: "invalid api key" }, "unauthorized"],
    ["a bad request", 400, { code: 1, message: "task_id is required" }, "bad_request"],
    ["a server error", 500, { code: 1, message: "oops" }, "server"],
    ["a gateway's page", 502, "<title>Bad Gateway</title>", "server"],
    ["too many requests", 429, "<title>Slow down</title>", "rate_limited"],
    ["a proxy's page for 404", 404, "<title>404</title>", "nonsense"],
    ["a page under HTTP 200", 200, "<!doctype html>", "nonsense"],
    ["success without data", 200, { code: 0, message: "ok", data: null }, "nonsense"],
    ["a redirect", 302, "", "nonsense"],
  ])("%s", async (_, status, body, code) => {
    expect(await ask(status, body)).toMatchObject({ kind: "error", error: { code, status } });
  });

  test("a refused connection, a reset, silence", async () => {
    const nobody = createDefapi({ baseUrl: `http://127.0.0.1:${await closedPort()}`, apiKey: KEY });
    expect(await nobody.poll(TASK)).toMatchObject({ kind: "error", error: { code: "unreachable" } });
    const reset = await rawServer((socket) => socket.resetAndDestroy());
    expect(await createDefapi({ baseUrl: reset.url, apiKey: KEY }).poll(TASK)).toMatchObject({
      kind: "error",
      error: { code: "reset" },
    });
    const silent = await rawServer(() => {});
    const patient = createDefapi({ baseUrl: silent.url, apiKey: KEY, queryTimeoutMs: 150 });
    expect(await patient.poll(TASK)).toMatchObject({ kind: "error", error: { code: "timeout" } });
  });
});

describe("balance", () => {
  test.each<[number, unknown, string | null]>([
    [200, { code: 0, data: { credit: "12.340000" } }, "12.340000"],
    [200, { code: 0, data: { credit: 7 } }, "7"],
    [200, { code: 0, data: {} }, null],
    [404, { code: 1, message: "not found" }, null],
    [200, "<html>", null],
  ])("HTTP %i %j", async (status, body, credit) => {
    const server = await rawServer(answers(status, body));
    expect(await createDefapi({ baseUrl: server.url, apiKey: KEY }).balance()).toBe(credit);
  });
});
