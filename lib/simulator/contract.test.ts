import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Simulator, startSimulator } from "./server";

const KEY = "dk-0123456789abcdef";
let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator({ small: true, oneVideo: true, renderMs: 200 });
});
afterAll(() => simulator.close());

const content = [{ type: "text", text: "A lighthouse [sim:hang]" }];
const image = (url: unknown) => ({ type: "image_url", image_url: { url } });

async function call(path: string, init: RequestInit = {}) {
  const headers = { authorization: `Bearer ${KEY}`, "content-type": "application/json", ...init.headers };
  const response = await fetch(`${simulator.url}${path}`, { ...init, headers });
  return { status: response.status, body: await response.json() };
}
const submit = (body: unknown) =>
  call("/api/video/seedance/gen", { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) });

test("the smallest documented request makes a task with the documented defaults", async () => {
  const { status, body } = await submit({ content });
  expect(status).toBe(200);
  expect(body).toEqual({ code: 0, message: "ok", data: { task_id: expect.stringMatching(/^ta[0-9a-f-]{36}$/) } });
  const task = simulator.tasks().find(({ id }) => id === body.data.task_id);
  expect(task).toMatchObject({ model: "seedance-2.0", duration: 5, ratio: "16:9", callbackUrl: null });
  expect((await call(`/api/task/query?task_id=${body.data.task_id}`)).body).toEqual({
    code: 0,
    message: "ok",
    data: {
      task_id: body.data.task_id,
      status: "pending",
      result: null,
      consumed: "0.000000",
      status_reason: { message: null },
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    },
  });
});

describe("400 for every bad field, and no task made", () => {
  test.each<[string, unknown]>([
    ["no JSON", "{"],
    ["no object", "[]"],
    ["no content", {}],
    ["content that is no list", { content: "A lighthouse" }],
    ["no text", { content: [image("https://example.com/a.png")] }],
    ["an empty text", { content: [{ type: "text", text: "  " }] }],
    ["a text that is no text", { content: [{ type: "text", text: 7 }] }],
    ["an unknown kind of content", { content: [...content, { type: "video_url" }] }],
    ["a tenth image", { content: [...content, ...Array.from({ length: 10 }, () => image("https://a.example/a.png"))] }],
    ["an image without an address", { content: [...content, { type: "image_url" }] }],
    ["an image from a disk", { content: [...content, image("file:///etc/passwd")] }],
    ["an inline file that is no image", { content: [...content, image("data:text/html;base64,AAAA")] }],
    ["an inline image that is no base64", { content: [...content, image("data:image/png;base64,!!")] }],
    ["a duration outside the list", { content, duration: 7 }],
    ["a duration in words", { content, duration: "5" }],
    ["a ratio outside the list", { content, ratio: "2:1" }],
    ["a callback address of another kind", { content, callback_url: "ftp://example.com" }],
    ["a model that is no text", { content, model: 2 }],
    ["a mention of a missing image", { content: [{ type: "text", text: "The cat in @image1" }] }],
  ])("%s", async (_, body) => {
    const before = simulator.tasks().length;
    const answer = await submit(body);
    expect(answer).toEqual({ status: 400, body: { code: 1, message: expect.stringMatching(/\w{3}/) } });
    expect(simulator.tasks().length).toBe(before);
  });
});

test("nine images, inline and by address, and every documented option are accepted", async () => {
  const large = `data:image/jpeg;base64,${"A".repeat(3_000_000)}`;
  const images = [image(large), ...Array.from({ length: 8 }, (_, n) => image(`https://a.example/${n}.png`))];
  const text = { type: "text", text: "From @image1 to @image9, write to me@image12.com [sim:hang]" };
  for (const duration of [5, 10, 15]) {
    for (const ratio of ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9"]) {
      expect((await submit({ content: [text, ...images], duration, ratio })).status).toBe(200);
    }
  }
});

test("401 without a key or with a wrong one", async () => {
  for (const authorization of ["", "Basic x", "Bearer", "Bearer sk-other"]) {
    const answer = await call("/api/task/query?task_id=x", { headers: { authorization } });
    expect(answer).toEqual({ status: 401, body: { code: 1, message: expect.stringContaining("API key") } });
  }
  const strict = await startSimulator({ key: "dk-the-only-one" });
  const response = await fetch(`${strict.url}/api/user`, { headers: { authorization: `Bearer ${KEY}` } });
  expect(response.status).toBe(401);
  await strict.close();
});

test("404 for an unknown task, 400 for none, 404 for an unknown address", async () => {
  expect(await call("/api/task/query?task_id=ta-none")).toEqual({
    status: 404,
    body: { code: 1, message: "task not found" },
  });
  expect((await call("/api/task/query")).status).toBe(400);
  expect((await call("/api/elsewhere")).status).toBe(404);
  expect((await call("/__control/tasks")).status).toBe(404);
});

test("413 for a body over 64 MB", async () => {
  const { status, body } = await submit(`"${"x".repeat(65 * 1024 * 1024)}"`);
  expect([status, body.code]).toEqual([413, 1]);
});
