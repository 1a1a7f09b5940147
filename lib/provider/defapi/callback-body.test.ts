import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { parseCallbackTaskId } from "./callback-body";

const own = "ta12345678-1234-1234-1234-123456789abc";
const json = (value: unknown) => parseCallbackTaskId({ body: JSON.stringify(value) });

test.each<[string, unknown]>([
  ["a flat task", { task_id: "ta1" }],
  ["the query's answer", { code: 0, message: "ok", data: { task_id: "ta1", status: "success" } }],
  ["another spelling", { taskId: "ta1" }],
  ["in capitals", { TASK_ID: "ta1" }],
  ["a bare id", { id: "ta1", status: "success" }],
  ["an envelope that has an id of its own", { id: "delivery-9", data: { task_id: "ta1" } }],
  ["an envelope and a task with an id each", { id: "delivery-9", data: { task: { id: "ta1" } } }],
  ["a list", [{ task_id: "ta1" }]],
  ["a list inside", { data: [{ id: "ta1" }] }],
  ["a task's id", { event: "task.finished", task: { id: "ta1", user: { id: "u1" } } }],
  ["deeper", { data: { task: { task_id: "ta1" } } }],
  ["in the result", { result: { task_id: "ta1", video: { id: "v1" } } }],
  ["in a list of events", { events: [{ payload: { taskId: "ta1" } }] }],
  ["JSON in JSON", { data: JSON.stringify({ task_id: "ta1" }) }],
  ["a task that is its id", { task: "ta1" }],
])("a callback names its task: %s", async (_, body) => {
  expect(await json(body)).toBe("ta1");
});

test("an id of the provider's own form is found under any name, and wins over ids of other things", async () => {
  expect(await json({ job: own, id: "delivery-9" })).toBe(own);
  expect(await json({ id: "delivery-9", result: { id: own } })).toBe(own);
});

const text = JSON.stringify({ data: { task_id: own, note: "雪" } });
const utf16 = (mark: boolean) => Buffer.from(`${mark ? "\ufeff" : ""}${text}`, "utf16le");
const BOUNDARY = "----WebKitFormBoundaryX7s0uCpJ2ZqP";
const multipart = (name: string, value: string, more = "") =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n--${BOUNDARY}--\r\n`;
const FIELDS = `multipart/form-data; boundary=${BOUNDARY}`;

test.each<[string, { body: Buffer | string; contentType?: string; contentEncoding?: string }]>([
  ["form fields", { body: `status=success&task_id=${own}`, contentType: "application/x-www-form-urlencoded" }],
  ["form fields with brackets", { body: `data[status]=success&data[task_id]=${own}` }],
  ["JSON in a form field", { body: `data=${encodeURIComponent(text)}`, contentType: "text/plain" }],
  ["JSON that calls itself a form", { body: text, contentType: "application/x-www-form-urlencoded" }],
  ["JSON that calls itself text", { body: text, contentType: "text/plain" }],
  ["JSON twice over", { body: JSON.stringify(text), contentType: "application/json" }],
  ["the id alone", { body: `${own}\n`, contentType: "text/plain" }],
  ["multipart fields", { body: multipart("task_id", own), contentType: FIELDS }],
  ["JSON in a multipart field", { body: multipart("data", text), contentType: FIELDS }],
  ["JSON in a multipart file", { body: multipart("file", text, '; filename="a.json"'), contentType: FIELDS }],
  ["a byte order mark", { body: `\ufeff${text}` }],
  ["UTF-16 with its mark", { body: utf16(true) }],
  ["UTF-16 without", { body: utf16(false) }],
  ["UTF-16, big end first", { body: utf16(true).swap16() }],
  ["UTF-16, by its type", { body: utf16(false), contentType: "application/json; charset=UTF-16LE" }],
  ["an encoding that does not exist", { body: text, contentType: "application/json; charset=klingon" }],
  ["gzip", { body: gzipSync(text), contentEncoding: "gzip" }],
  ["undeclared gzip", { body: gzipSync(text) }],
  ["declared gzip that is plain text", { body: text, contentEncoding: "gzip" }],
  ["deflate", { body: deflateSync(text), contentEncoding: "deflate" }],
  ["deflate without its zlib wrapper", { body: deflateRawSync(text), contentEncoding: "deflate" }],
  ["brotli", { body: brotliCompressSync(text), contentEncoding: "br" }],
  ["two encodings", { body: brotliCompressSync(gzipSync(text)), contentEncoding: "gzip, br" }],
  ["an encoding of another product", { body: text, contentEncoding: "aws-chunked" }],
])("a callback in another form names its task: %s", async (_, call) => {
  expect(await parseCallbackTaskId({ ...call, body: Buffer.from(call.body) })).toBe(own);
});

test("the address names the task where the body does not", async () => {
  const query = (text: string) => new URLSearchParams(text);
  expect(await parseCallbackTaskId({ body: "", query: query("task_id=ta1") })).toBe("ta1");
  expect(await parseCallbackTaskId({ body: null, query: query("id=ta1") })).toBe("ta1");
  expect(await parseCallbackTaskId({ body: '{"status":"success"}', query: query("taskId=ta1") })).toBe("ta1");
  expect(await parseCallbackTaskId({ body: '{"task_id":"ta1"}', query: query("task_id=ta2") })).toBe("ta1");
});

test.each<[string, string]>([
  ["nothing", ""],
  ["a page", "<html>task_id</html>"],
  ["a word", '"ta1"'],
  ["null", "null"],
  ["a number for an id", '{"task_id":7}'],
  ["an id that is a path", '{"task_id":"../../secret"}'],
  ["an id that is too long", JSON.stringify({ task_id: "a".repeat(201) })],
  ["an inherited property", '{"__proto__":{"task_id":"ta1"}}'],
  ["nesting that is too deep", `${'{"data":'.repeat(20)}{"task_id":"ta1"}${"}".repeat(20)}`],
  ["endless nesting", "[".repeat(60_000)],
  ["too long a body", JSON.stringify({ pad: "x".repeat(70_000), task_id: "ta1" })],
  ["an id of something else", '{"user":{"id":"ta1"}}'],
])("a body without a task id gives none: %s", async (_, body) => {
  expect(await parseCallbackTaskId({ body })).toBeNull();
});

test("a small body that unpacks to a large one names no task, and is not unpacked", async () => {
  const bomb = gzipSync(Buffer.concat([Buffer.from('{"task_id":"ta1","pad":"'), Buffer.alloc(40_000_000, "x")]));
  expect(bomb.length).toBeLessThan(64 * 1024);
  const before = process.memoryUsage().rss;
  expect(await parseCallbackTaskId({ body: bomb, contentEncoding: "gzip" })).toBeNull();
  expect(process.memoryUsage().rss - before).toBeLessThan(20_000_000);
});

test.each(["multipart/form-data", "multipart/form-data; boundary=other", "multipart/form-data; boundary="])(
  "unreadable fields name no task: %s",
  async (contentType) => {
    expect(await parseCallbackTaskId({ body: "--b\r\nnonsense", contentType })).toBeNull();
  },
);
