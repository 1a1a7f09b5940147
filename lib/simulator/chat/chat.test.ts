import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../server";

const KEY = "dk-0123456789abcdef";
let simulator: Simulator;
let stop: AbortController;
beforeAll(async () => {
  simulator = await startSimulator({ small: true });
});
afterAll(() => simulator.close());
beforeEach(() => {
  stop = new AbortController();
});

const post = (body: unknown, headers = {}) =>
  fetch(`${simulator.url}/v1/chat/completions`, {
    method: "POST",
    headers: { authorization: `Bearer ${KEY}`, ...headers },
    body: JSON.stringify(body),
    signal: stop.signal,
  });
const ask = (content: unknown, more: object = {}) =>
  post({ model: "m", messages: [{ role: "user", content }], ...more });

/** The contents of a stream in the usual form. */
const said = (events: string): string =>
  [...events.matchAll(/^data: (\{.*\})$/gm)]
    .map(([, data = ""]) => JSON.parse(data).choices[0]?.delta.content ?? "")
    .join("");

test("chat: the answer keeps the prompt, streamed and whole, and costs nothing", async () => {
  const prompt = 'A lighthouse near @image1, {dawn|dusk}: "Come home."';
  const answer = await (await ask(prompt)).json();
  expect(answer).toMatchObject({ choices: [{ finish_reason: "stop" }], usage: { cost: 0 } });
  const { content } = answer.choices[0].message;
  expect(content).toBe(
    `At first light, a${prompt.slice(1)}. The camera pushes in slowly. Soft side light, muted colors. Wind and distant waves.`,
  );
  const streamed = await (await ask(prompt, { stream: true })).text();
  expect(said(streamed)).toBe(content);
  expect(streamed).toMatch(/"finish_reason":"stop".*"total_tokens":\d+.*data: \[DONE\]\n\n$/s);
});

test("chat: Chinese prompts, images and translations have answers of their own", async () => {
  const whole = async (messages: object[]) =>
    (await (await post({ model: "m", messages })).json()).choices[0].message.content;
  expect(await whole([{ role: "user", content: "雾中的灯塔" }])).toContain("清晨，雾中的灯塔");
  const image = { role: "user", content: [{ type: "image_url", image_url: { url: "data:image/png;base64,AA" } }] };
  expect(await whole([{ role: "system", content: "in Simplified Chinese" }, image])).toContain("雨衣");
  expect(await whole([image])).toContain("raincoat");
  const system = { role: "system", content: "You translate prompts" };
  expect(await whole([system, { role: "user", content: "fog" }])).toBe("(simulated translation) fog");
});

test.each([
  ["refine-401", 401, /"message":"Incorrect API key/],
  ["refine-429", 429, /too many/],
  ["refine-500", 500, /internal/],
  ["refine-html", 200, /^<html>/],
  ["refine-empty", 200, /"delta":\{\},"finish_reason":"stop"/],
  ["refine-error", 200, /"content".*\{"error":\{"message":"overloaded"\}\}\n\n$/s],
  ["refine-thoughts", 200, /"reasoning_content".*"finish_reason":"length"/s],
  ["refine-think", 200, /<think/],
  ["refine-whole", 200, /^\{"object":"chat\.completion"/],
  ["refine-odd", 200, /data:\{[^\n]*\r\r$/],
])("chat: %s", async (word, status, text) => {
  const answer = await ask(`Fog [sim:${word}]`, { stream: true });
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringMatching(text)]);
});

test("chat: refine-empty says nothing", async () => {
  expect(said(await (await ask("Fog [sim:refine-empty]", { stream: true })).text())).toBe("");
});

test("chat: refine-lose loses mentions and quotes, refine-lose-once only the first time, refine-unknown adds one", async () => {
  const of = async (word: string, more: object[] = []) => {
    const first = { role: "user", content: `@image1 "Hi" [sim:${word}]` };
    const answer = await post({ model: "m", messages: [first, ...more] });
    return (await answer.json()).choices[0].message.content;
  };
  expect(await of("refine-lose")).not.toMatch(/@image1|Hi/);
  expect(await of("refine-lose-once")).not.toMatch(/@image1|Hi/);
  expect(await of("refine-lose-once", [{ role: "assistant", content: "x" }])).toMatch(/@image1 "Hi"/);
  expect(await of("refine-unknown")).toMatch(/@image1 "Hi".*@stranger/);
});

test("chat: refine-cut breaks, refine-endless goes on, refine-hang and refine-slow wait", async () => {
  await expect((await ask("Fog [sim:refine-cut]", { stream: true })).text()).rejects.toThrow();
  const endless = (await ask("Fog [sim:refine-endless]", { stream: true })).body?.getReader();
  for (let bytes = 0; bytes < 20_000; ) bytes += (await endless?.read())?.value?.byteLength ?? Number.NaN;
  const began = performance.now();
  for (const word of ["refine-hang", "refine-slow=9"]) {
    const reader = (await ask(`Fog [sim:${word}]`, { stream: true })).body?.getReader();
    const pause = new Promise((resolve) => setTimeout(resolve, 300, "waiting"));
    let last: unknown;
    while (last !== "waiting") last = await Promise.race([reader?.read(), pause]);
  }
  expect(performance.now() - began).toBeGreaterThan(590);
  stop.abort();
});

test("chat: without a key, as GET, and without messages it is refused", async () => {
  expect((await post({}, { authorization: "" })).status).toBe(401);
  expect((await fetch(`${simulator.url}/v1/chat/completions`)).status).toBe(404);
  expect((await post({ model: "m", messages: [] })).status).toBe(400);
});
