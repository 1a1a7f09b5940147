import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { generations } from "@/db/schema/generations";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { jpeg } from "@/e2e/fixtures/images";
import { type RawServer, rawServer } from "@/e2e/fixtures/raw-server";
import { addUser } from "@/e2e/fixtures/rows";
import type { RefineService } from "@/env";
import { MAX_DESCRIPTION } from "@/lib/elements/limits";
import { storeImage } from "@/lib/images/store";
import { type Simulator, startSimulator } from "@/lib/simulator/server";
import { createLocalDisk } from "@/lib/storage/local-disk";
import type { Storage } from "@/lib/storage/storage";
import { ANSWER } from "./limits";
import type { RefineLine, Wish } from "./protocol";
import { receiveWish } from "./receive";

const KEY = "dk-nobody-may-see-this";
const PROMPT = 'A keeper, @image1, walks to the Golden Gate at {dawn|dusk} and says "Come home."';
let database: TestDatabase;
let storage: Storage;
let root: string;
let simulator: Simulator;
let ada: string;
let image: string;

beforeAll(async () => {
  database = await openTestDatabase();
  root = await mkdtemp(path.join(os.tmpdir(), "refine-"));
  storage = createLocalDisk(root);
  simulator = await startSimulator({ small: true });
  ada = await addUser(database.db);
  const bytes = await jpeg(640, 480, "#a86432");
  const stored = await storeImage({ db: database.db, storage }, { userId: ada, bytes, name: "keeper.jpg" });
  if (!stored.ok) throw new Error(stored.error.code);
  image = stored.image.id;
});
afterAll(async () => {
  await simulator.close();
  await database.close();
  await rm(root, { recursive: true, force: true });
});
beforeEach(() => {
  Reflect.deleteProperty(globalThis, "ninefoldRefusedFields");
});

const at = (url: string): RefineService => ({ baseUrl: `${url}/v1`, apiKey: KEY, model: "a-model" });
const limits = { ...ANSWER, idleMs: 500, totalMs: 1_500 };

type Asked = { service?: RefineService | null; userId?: string; signal?: AbortSignal };
function ask(body: unknown, { service = at(simulator.url), userId = ada, signal }: Asked = {}): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const request = new Request("https://ninefold.test/api/refine", { method: "POST", body: text, signal });
  return receiveWish({ db: database.db, storage, service, limits }, { userId, request });
}

async function linesOf(response: Response): Promise<RefineLine[]> {
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(text).not.toContain(KEY);
  return text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const rewrite = (prompt: string, names: string[] = []): Wish => ({ job: "rewrite", prompt, names, duration: 5 });
const SOUND = { missing: [], unknown: [], over: 0 };

test("refine: a rewrite is streamed, and its last line has the text, its cost and no problem", async () => {
  const lines = await linesOf(await ask(rewrite(PROMPT)));
  const last = lines.at(-1);
  expect(last).toEqual({
    done: {
      text: expect.stringContaining("The camera pushes in"),
      problems: SOUND,
      usage: { tokens: expect.any(Number), cost: 0 },
    },
  });
  expect(lines.length).toBeGreaterThan(5);
  let shown = "";
  for (const line of lines) if ("at" in line) shown = shown.slice(0, line.at) + line.text;
  expect(shown).toBe(last && "done" in last && last.done.text);
});

test("refine: a rewrite that lost something is asked for once more, with the list", async () => {
  const lines = await linesOf(await ask(rewrite(`${PROMPT} [sim:refine-lose-once]`)));
  const missing = ["@image1", '"Come home."'];
  expect(lines).toContainEqual({ again: { ...SOUND, missing } });
  expect(lines.at(-1)).toMatchObject({ done: { text: expect.stringContaining('"Come home."'), problems: SOUND } });
});

test("refine: what is still broken comes with what is wrong, after two questions and no third", async () => {
  const lost = await linesOf(await ask(rewrite(`${PROMPT} [sim:refine-lose]`)));
  expect(lost.at(-1)).toMatchObject({ done: { problems: { ...SOUND, missing: ["@image1", '"Come home."'] } } });
  expect(lost.filter((line) => "again" in line)).toHaveLength(1);
  const invented = await linesOf(await ask(rewrite("@mira waits [sim:refine-unknown]", ["mira"])));
  expect(invented.at(-1)).toMatchObject({ done: { problems: { ...SOUND, unknown: ["@stranger"] } } });
});

test.each([
  ["refine-empty", "empty"],
  ["refine-endless", "slow"],
  ["refine-hang", "slow"],
  ["refine-cut", "cut"],
  ["refine-error", "failed"],
  ["refine-html", "unreadable"],
  ["refine-401", "key"],
  ["refine-429", "busy"],
  ["refine-500", "failed"],
  ["refine-thoughts", "thought"],
])("refine: [sim:%s] ends with the failure %s", async (word, failed) => {
  const lines = await linesOf(await ask(rewrite(`Fog [sim:${word}]`)));
  expect(lines.at(-1)).toEqual({ failed });
});

test.each(["refine-think", "refine-whole", "refine-odd"])("refine: [sim:%s] makes no difference", async (word) => {
  const lines = await linesOf(await ask(rewrite(`Fog [sim:${word}]`)));
  expect(lines.at(-1)).toMatchObject({ done: { text: expect.stringMatching(/^At first light, Fog .*waves\.$/) } });
});

test("refine: when the second question fails, the first answer is shown with its problems", async () => {
  let asked = 0;
  const service = await rawServer((socket) => {
    asked += 1;
    const body = JSON.stringify({ choices: [{ message: { content: "A keeper." }, finish_reason: "stop" }] });
    socket.end(
      asked === 1 ? `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}` : "HTTP/1.1 500 No\r\n\r\n",
    );
  });
  const lines = await linesOf(await ask(rewrite("@image1 waits"), { service: at(service.url) }));
  expect(lines.at(-1)).toMatchObject({ done: { text: "A keeper.", problems: { missing: ["@image1"] } } });
});

const requestOf = (service: RawServer) => JSON.parse(service.requests[0]?.split("\r\n\r\n")[1] ?? "{}");
const says = (content: string) =>
  rawServer((socket) => {
    const body = Buffer.from(JSON.stringify({ choices: [{ message: { content }, finish_reason: "stop" }] }));
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`);
    socket.end(body);
  });

test("refine: an image is described from the pixels that are stored, for its owner alone", async () => {
  const service = await says("A keeper in a @image1\nraincoat,   yellow boots");
  const wish: Wish = { job: "describe", imageId: image, kind: "character", to: "en" };
  const lines = await linesOf(await ask(wish, { service: at(service.url) }));
  expect(lines.at(-1)).toMatchObject({
    done: { text: "A keeper in a image1 raincoat, yellow boots", problems: SOUND },
  });
  const [, question] = requestOf(service).messages;
  expect(question.content[0].image_url.url).toMatch(/^data:image\/jpeg;base64,\/9j\//);
  const bob = await addUser(database.db);
  expect((await ask(wish, { userId: bob })).status).toBe(404);
  expect((await ask({ ...wish, imageId: crypto.randomUUID() })).status).toBe(404);
});

test("refine: a long description is cut after a word, to what an element can have", async () => {
  const service = await says("a raincoat, ".repeat(60));
  const lines = await linesOf(
    await ask({ job: "describe", imageId: image, kind: "character", to: "en" }, { service: at(service.url) }),
  );
  const { text } = (lines.at(-1) as { done: { text: string } }).done;
  expect(text.length).toBeLessThanOrEqual(MAX_DESCRIPTION);
  expect(text).toMatch(/^(?:a raincoat, )+a$|a raincoat$/);
});

test("refine: a translation says into which language, and the prompt is the user's message alone", async () => {
  const service = await says('@image1在{黎明|黄昏}走来，说"Come home."');
  const wish: Wish = { job: "translate", prompt: PROMPT, names: [], to: "zh" };
  const lines = await linesOf(await ask(wish, { service: at(service.url) }));
  expect(lines.at(-1)).toMatchObject({ done: { problems: SOUND } });
  const { messages } = requestOf(service);
  expect(messages[0].content).toContain("Simplified Chinese");
  expect(messages[1]).toEqual({ role: "user", content: PROMPT });
});

test("refine: without a service, and for bodies that are none, nothing is asked", async () => {
  expect((await ask(rewrite("fog"), { service: null })).status).toBe(404);
  const bad: unknown[] = ["", "{", "[]", { job: "submit", prompt: "fog" }, { ...rewrite("fog"), model: "another" }];
  bad.push(rewrite(" \u200b "), rewrite("x".repeat(4_001)), rewrite("fog", ["x".repeat(61)]));
  bad.push({ job: "translate", prompt: "fog", names: [], to: "xx" }, { job: "describe", imageId: "../x", to: "en" });
  const service = await says("never");
  for (const body of bad)
    expect((await ask(body, { service: at(service.url) })).status, JSON.stringify(body)).toBe(400);
  expect((await ask("x".repeat(200_000))).status).toBe(413);
  expect(service.requests).toEqual([]);
});

test("refine: the service's request ends when the page is gone, and when it stops reading", async () => {
  for (const how of ["abort", "cancel"]) {
    let closed = false;
    const service = await rawServer((socket) => {
      socket.on("close", () => {
        closed = true;
      });
      socket.write('HTTP/1.1 200 OK\r\n\r\ndata: {"choices":[{"delta":{"content":"A light"}}]}\n\n');
    });
    const page = new AbortController();
    const response = await ask(rewrite("fog"), { service: at(service.url), signal: page.signal });
    const reader = response.body?.getReader();
    await reader?.read();
    if (how === "abort") page.abort();
    else await reader?.cancel();
    await expect.poll(() => closed, { timeout: 1_000 }).toBe(true);
  }
});

test("refine: of one user's requests two run at once, and the others wait", async () => {
  let open = 0;
  let most = 0;
  const body = JSON.stringify({ choices: [{ message: { content: "Fog." }, finish_reason: "stop" }] });
  const service = await rawServer((socket) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
    }, 100);
  });
  const all = await Promise.all(
    Array.from({ length: 5 }, () => ask(rewrite("fog"), { service: at(service.url) }).then(linesOf)),
  );
  expect(all.map((lines) => "done" in (lines.at(-1) ?? {}))).toEqual(Array(5).fill(true));
  expect(most).toBe(2);
});

test("refine: no video is made, and the log has neither the prompt nor the key", async () => {
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await linesOf(await ask(rewrite("heron-7d1f")));
  await linesOf(await ask(rewrite("heron-7d1f [sim:refine-401]")));
  const log = written.mock.calls.map(([line]) => String(line)).join("");
  written.mockRestore();
  expect(log).toMatch(/"job":"rewrite","result":"done","seconds":[\d.]+,"tokens":\d+/);
  expect(log).toContain('"result":"key"');
  expect(log).not.toMatch(/heron-7d1f|dk-nobody/);
  expect(await database.db.select().from(generations)).toEqual([]);
  expect(simulator.tasks()).toEqual([]);
});
