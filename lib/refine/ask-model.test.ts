import type net from "node:net";
import { beforeEach, expect, test } from "vitest";
import { answers, closedPort, type RawServer, rawServer } from "@/e2e/fixtures/raw-server";
import { askModel, type Message } from "./ask-model";
import { ANSWER, type AnswerLimits } from "./limits";

const KEY = "sk-a-key-that-nobody-may-see";
const messages: Message[] = [{ role: "user", content: "A lighthouse in fog" }];
const limits: AnswerLimits = {
  ...ANSWER,
  idleMs: 400,
  totalMs: 2_000,
  afterEndMs: 100,
  bytes: 200_000,
  characters: 4_000,
};
const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n";

beforeEach(() => {
  Reflect.deleteProperty(globalThis, "ninefoldRefusedFields");
});

const ask = (url: string, over: Partial<Parameters<typeof askModel>[2]> = {}) =>
  askModel({ baseUrl: `${url}/v1`, apiKey: KEY, model: "a-model" }, messages, {
    signal: new AbortController().signal,
    limits,
    ...over,
  });

/** A service that streams these bytes, each in a packet of its own, and closes. */
const streams = (...parts: (string | Buffer)[]) =>
  rawServer((socket) => void send(socket, [HEAD, ...parts]).then(() => socket.end()));

async function send(socket: net.Socket, parts: (string | Buffer)[]): Promise<void> {
  socket.setNoDelay(true);
  for (const part of parts) {
    socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
}

const event = (value: unknown): string => `data: ${JSON.stringify(value)}\n\n`;
const says = (content: unknown, more: object = {}) => event({ choices: [{ delta: { content }, ...more }] });
const STOP = event({ choices: [{ delta: {}, finish_reason: "stop" }] });
const USAGE = event({
  choices: [],
  usage: { prompt_tokens: 30, completion_tokens: 12, total_tokens: 42, cost: 0.00021 },
});
const DONE = "data: [DONE]\n\n";
const TEXT = { ok: true, text: "A lighthouse, 灯塔 in fog" };

const chinese = Buffer.from(says("灯塔"));
const split = chinese.indexOf(Buffer.from("塔")) + 1;

test.each<[string, (string | Buffer)[]]>([
  ["in the usual form", [says("A lighthouse, "), says("灯塔 in fog"), STOP, USAGE, DONE]],
  [
    "without a space behind data:",
    [`data:${JSON.stringify({ choices: [{ delta: { content: TEXT.text } }] })}\n\n`, STOP, DONE],
  ],
  [
    "with lines that end in CRLF",
    [[says("A lighthouse, "), says("灯塔 in fog"), STOP, DONE].join("").replaceAll("\n", "\r\n")],
  ],
  [
    "with lines that end in CR",
    [[says("A lighthouse, "), says("灯塔 in fog"), STOP, DONE].join("").replaceAll("\n", "\r")],
  ],
  [
    "with a character cut in two",
    [says("A lighthouse, "), chinese.subarray(0, split), chinese.subarray(split), says(" in fog"), STOP],
  ],
  [
    "with a line cut in two",
    [says("A lighthouse, ").slice(0, 20), says("A lighthouse, ").slice(20), says("灯塔 in fog"), STOP],
  ],
  [
    "without an empty line behind the last event",
    [says("A lighthouse, "), says("灯塔 in fog", { finish_reason: "stop" }).trimEnd()],
  ],
  ["without [DONE]", [says("A lighthouse, "), says("灯塔 in fog"), STOP]],
  ["without a reason to finish", [says("A lighthouse, "), says("灯塔 in fog"), DONE]],
  [
    "with comments that keep it alive",
    [": OPENROUTER PROCESSING\n\n", says("A lighthouse, "), ":\n\n", says("灯塔 in fog"), STOP, DONE],
  ],
  [
    "with an empty reasoning beside the text",
    [event({ choices: [{ delta: { content: TEXT.text, reasoning_content: "" } }] }), STOP],
  ],
  [
    "after thoughts in reasoning_content",
    [event({ choices: [{ delta: { reasoning_content: "Hm." } }] }), says(TEXT.text), STOP],
  ],
  [
    "after thoughts in reasoning",
    [event({ choices: [{ delta: { content: "", reasoning: "Hm." } }] }), says(TEXT.text), STOP],
  ],
  [
    "that stops once for the thoughts and once for the text",
    [event({ choices: [{ delta: { reasoning_content: "Hm." }, finish_reason: "stop" }] }), says(TEXT.text), STOP, DONE],
  ],
  [
    "as a list of parts",
    [
      says([{ type: "text", text: "A lighthouse, " }]),
      says([
        { type: "thinking", text: "Hm." },
        { type: "text", text: "灯塔 in fog" },
      ]),
      STOP,
    ],
  ],
  [
    "that repeats everything beside what is new",
    [
      event({ choices: [{ delta: { content: "A lighthouse, " }, message: { content: "A lighthouse, " } }] }),
      event({
        choices: [{ delta: { content: "灯塔 in fog" }, message: { content: TEXT.text }, finish_reason: "stop" }],
      }),
    ],
  ],
  [
    "that repeats everything instead of what is new",
    [says("A lighthouse, 灯塔"), says("A lighthouse, 灯塔 in"), says(TEXT.text), STOP],
  ],
  [
    "as growing messages",
    [
      event({ choices: [{ message: { content: "A light" } }] }),
      event({ choices: [{ message: { content: TEXT.text }, finish_reason: "stop" }] }),
    ],
  ],
  [
    "with thoughts in the text",
    [says("<thi"), says("nk>Let me see.</think>\n\nA lighthouse, "), says("灯塔 in fog"), STOP],
  ],
  ["with thoughts whose beginning is missing", [says("Let me see.</think>A lighthouse, "), says("灯塔 in fog"), STOP]],
  ["in a code fence", [says("```text\nA lighthouse, "), says("灯塔 in fog\n```"), STOP]],
  [
    "in a code fence after an introduction",
    [says("Here it is:\n\n```\nA lighthouse, "), says("灯塔 in fog\n```\n"), STOP],
  ],
  ["in quotes", [says('"A lighthouse, '), says('灯塔 in fog"'), STOP]],
  ["with events that are no JSON", ["data: {\n\n", says(TEXT.text), "event: ping\ndata: x\n\n", STOP]],
  [
    "with unknown fields and a null",
    ["retry: 10\nid: 1\nfoo: bar\n", event({ choices: [{ delta: { content: null } }] }), says(TEXT.text), STOP],
  ],
])("a streamed answer is read %s", async (_, parts) => {
  const shown: string[] = [];
  const server = await streams(...parts);
  expect(await ask(server.url, { onText: (text) => shown.push(text) })).toMatchObject(TEXT);
  expect(shown.at(-1)).toBe(TEXT.text);
  expect(shown.join("\n")).not.toMatch(/think|Hm\./);
});

test("tokens and cost are those that the service counted, and unknown where it says nothing", async () => {
  const counted = await streams(says(TEXT.text), STOP, USAGE, DONE);
  expect(await ask(counted.url)).toEqual({ ...TEXT, usage: { tokens: 42, cost: 0.00021 } });
  const parts = await streams(
    says(TEXT.text),
    event({ choices: [], usage: { prompt_tokens: 30, completion_tokens: 12 } }),
    DONE,
  );
  expect(await ask(parts.url)).toEqual({ ...TEXT, usage: { tokens: 42, cost: null } });
  const silent = await streams(
    says(TEXT.text),
    event({ choices: [], usage: { total_tokens: -5, cost: "much" } }),
    DONE,
  );
  expect(await ask(silent.url)).toEqual({ ...TEXT, usage: { tokens: null, cost: null } });
});

test("an answer that was not streamed is read, also when it claims to be", async () => {
  const whole = {
    choices: [{ message: { role: "assistant", content: TEXT.text }, finish_reason: "stop" }],
    usage: { total_tokens: 9 },
  };
  for (const type of ["application/json", "text/event-stream", "text/plain"]) {
    const server = await rawServer(answers(200, whole, { "content-type": type }));
    expect(await ask(server.url)).toMatchObject({ ...TEXT, usage: { tokens: 9 } });
  }
});

const json = (status: number, body: unknown) => () => rawServer(answers(status, body));
const thought = event({ choices: [{ delta: { reasoning_content: "I think of fog." } }] });
test.each<[string, string, () => Promise<RawServer>]>([
  ["empty", "no body", json(200, "")],
  ["empty", "a stream without text", () => streams(STOP, DONE)],
  ["empty", "only [DONE]", () => streams(DONE)],
  ["empty", "spaces", () => streams(says("  \n "), STOP)],
  ["thought", "thoughts alone", () => streams(thought, STOP)],
  [
    "thought",
    "thoughts that used up all tokens",
    () => streams(thought, event({ choices: [{ delta: {}, finish_reason: "length" }] })),
  ],
  [
    "thought",
    "a think block that never ends",
    () => streams(says("<think>I think of fog and"), event({ choices: [{ delta: {}, finish_reason: "length" }] })),
  ],
  [
    "endless",
    "text up to the limit of tokens",
    () => streams(says("A lighthouse and "), event({ choices: [{ delta: {}, finish_reason: "length" }] })),
  ],
  [
    "filtered",
    "a refusal of the content",
    () => streams(says("I"), event({ choices: [{ delta: {}, finish_reason: "content_filter" }] })),
  ],
  ["unreadable", "a page with 200", json(200, "<!doctype html><title>Sign in</title>")],
  ["unreadable", "a page as the text", () => streams(says("<!DOCTYPE html><html><p>A lighthouse</p>"), STOP)],
  ["unreadable", "words", json(200, "upstream connect error")],
  ["unreadable", "other JSON", json(200, { hello: 1 })],
  ["unreadable", "a redirect", () => rawServer(answers(302, "", { location: "http://127.0.0.1:1/" }))],
  ["key", "401", json(401, { error: { message: `Incorrect API key provided: ${KEY}` } })],
  ["key", "403", json(403, "")],
  ["credits", "402", json(402, {})],
  ["busy", "429", json(429, {})],
  ["busy", "503 with a page", json(503, "<html>")],
  ["declined", "404", json(404, { error: { message: "model not found" } })],
  ["declined", "400 that names no field", json(400, { error: "messages are too long" })],
  ["failed", "500", json(500, "")],
  ["failed", "an error as data", () => streams(says("A light"), event({ error: { message: "overloaded" } }))],
  [
    "busy",
    "an error as data with its status",
    () => streams(event({ error: { code: 429, message: "slow down" }, choices: [] })),
  ],
  ["key", "an error as the whole answer", json(200, { error: { code: "401", message: "no" } })],
  ["cut", "a stream that ends in the middle", () => streams(says("A light"))],
  [
    "cut",
    "a connection that is reset",
    () => rawServer((socket) => void send(socket, [HEAD, says("A light")]).then(() => socket.resetAndDestroy())),
  ],
  ["cut", "a connection that is reset before the answer", () => rawServer((socket) => socket.resetAndDestroy())],
  ["slow", "silence", () => rawServer(() => undefined)],
  ["slow", "silence in the middle", () => rawServer((socket) => void send(socket, [HEAD, says("A light")]))],
])("the failure is %s: %s", async (error, _, open) => {
  const server = await open();
  const answer = await ask(server.url);
  expect(answer).toEqual({ ok: false, error });
  expect(JSON.stringify(answer)).not.toContain(KEY);
});

test("an endless answer is stopped, by its characters, its bytes and its time", async () => {
  const drip = (part: string, everyMs: number) =>
    rawServer((socket) => {
      socket.write(HEAD);
      const timer = setInterval(() => (socket.destroyed ? clearInterval(timer) : socket.write(part)), everyMs);
    });
  expect(await ask((await drip(says("and so on ".repeat(20)), 1)).url)).toEqual({ ok: false, error: "endless" });
  expect(await ask((await drip(`: ${"x".repeat(20_000)}\n`, 1)).url)).toEqual({ ok: false, error: "endless" });
  const slow = await drip(": still here\n\n", 50);
  expect(await ask(slow.url)).toEqual({ ok: false, error: "slow" });
  expect(slow.connections()).toBe(1);
});

test("a connection that stays open after the end is not waited for", async () => {
  const server = await rawServer((socket) => void send(socket, [HEAD, says(TEXT.text), STOP]));
  const began = performance.now();
  expect(await ask(server.url)).toMatchObject(TEXT);
  expect(performance.now() - began).toBeLessThan(350);
});

test("no connection: nothing was sent", async () => {
  expect(await ask(`http://127.0.0.1:${await closedPort()}`)).toEqual({ ok: false, error: "unreachable" });
});

test("what is sent: the key in its header alone, the model, the messages and a limit", async () => {
  const server = await streams(says(TEXT.text), STOP);
  await ask(server.url);
  const [head = "", body = ""] = server.requests[0]?.split("\r\n\r\n") ?? [];
  expect(head).toMatch(/^POST \/v1\/chat\/completions HTTP\/1\.1/);
  expect(head).toContain(`Bearer ${KEY}`);
  expect(body).not.toContain(KEY);
  expect(JSON.parse(body)).toMatchObject({ model: "a-model", messages, stream: true, max_tokens: ANSWER.tokens });
});

test("a field that the service refuses by its name is left out, from then on", async () => {
  const refuses: Record<string, string> = {
    reasoning_effort: "Unrecognized request argument supplied: reasoning_effort",
    max_tokens:
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    stream: "this model cannot stream",
  };
  const whole = { choices: [{ message: { content: TEXT.text }, finish_reason: "stop" }] };
  const server = await rawServer((socket, request) => {
    const body: Record<string, unknown> = JSON.parse(request.split("\r\n\r\n")[1] ?? "{}");
    const wrong = Object.keys(refuses).find((name) => name in body);
    answers(wrong ? 400 : 200, wrong ? { error: { message: refuses[wrong] } } : whole)(socket, request);
  });
  expect(await ask(server.url)).toMatchObject(TEXT);
  expect(server.requests).toHaveLength(4);
  expect(await ask(server.url)).toMatchObject(TEXT);
  expect(server.requests).toHaveLength(5);
});

test("aborting ends the request to the service", async () => {
  const stop = new AbortController();
  let closed = false;
  const server = await rawServer((socket) => {
    socket.on("close", () => {
      closed = true;
    });
    void send(socket, [HEAD, says("A light")]);
  });
  const asked = ask(server.url, { signal: stop.signal, onText: () => stop.abort(new Error("left")) });
  await expect(asked).rejects.toThrow("left");
  await expect.poll(() => closed).toBe(true);
});
