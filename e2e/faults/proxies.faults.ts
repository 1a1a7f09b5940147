import { randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foldersOf } from "@/lib/archives/read-archive";
import { zipStream } from "@/lib/archives/zip-stream";
import type { FrontProxy } from "../fixtures/front-proxy";
import { openRealProxy, type ProxyKind } from "../fixtures/real-proxy";
import { note } from "./figures";
import { scale } from "./scale";
import { sendRequest, submitForm } from "./send-request";
import { signedIn } from "./visitor";
import { openWorld, type World } from "./world";

/** As a proxy on a port of its own is addressed: the port is in APP_URL, and a browser sends it in Host and Origin. */
const HOST = "videos.example.com:8443";
const APP_URL = `https://${HOST}`;
const MEGABYTE = 1_000_000;

let world: World;
let owner: { id: string; cookie: string; generation: string };
/** An archive of the owner's first video, on disk. */
let exported: string;
let folder: string;
const open: FrontProxy[] = [];

beforeAll(async () => {
  world = await openWorld({
    environment: { APP_URL, TRUSTED_PROXIES: "1", SIGN_UP: "open", CREDITS_INSTANCE_DAY: "100000" },
  });
  const id = await world.user();
  const { name, value } = await signedIn(world, id, APP_URL);
  owner = { id, cookie: `${name}=${value}`, generation: await world.submit(id, "a lighthouse [sim:fast]") };
  await world.settle(60_000);
  const answer = await fetch(`${world.servers[0]?.url}/api/gallery/zip`, {
    method: "POST",
    headers: { cookie: owner.cookie, origin: APP_URL, "content-type": "application/x-www-form-urlencoded" },
    body: `selection=${encodeURIComponent(JSON.stringify({ ids: [owner.generation] }))}`,
  });
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-proxies-"));
  exported = path.join(folder, "archive.zip");
  await writeFile(exported, Buffer.from(await answer.arrayBuffer()));
});
afterAll(async () => {
  await Promise.all(open.map((proxy) => proxy.close()));
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

const sent = (more: Record<string, string> = {}) => ({ host: HOST, origin: APP_URL, cookie: owner.cookie, ...more });

/** nginx's own variable for the name alone is what most examples on the internet pass on. */
const withoutPort = (block: string) => block.replace("$http_host", "$host");

test.each<[string, ProxyKind, ((block: string) => string)?]>([
  ["nginx", "nginx"],
  ["nginx that passes on Host without its port", "nginx", withoutPort],
  ["Caddy", "caddy"],
])("proxies: behind %s on a port of its own, everything works", { timeout: 300_000 }, async (title, name, change) => {
  const proxy = await openRealProxy(name, world.servers[0]?.url ?? "", change);
  if (!proxy) {
    note(`proxies, not tried behind ${title}`, `${name} is not installed and cannot be`);
    return;
  }
  open.push(proxy);
  const { url } = proxy;

  const signedUp = await submitForm(
    `${url}/sign-up`,
    { name: "Ada", email: `${randomUUID()}@example.com`, password: "quicksilver heron 7d1f" },
    { headers: { host: HOST, origin: APP_URL, "accept-language": "en" } },
  );
  expect([signedUp.status, String(signedUp.headers["set-cookie"])]).toEqual([303, expect.stringContaining("session")]);
  expect(signedUp.headers["x-request-id"]).toMatch(/^[\w-]{20,}$/);
  const foreign = await sendRequest(`${url}/sign-up`, { headers: { host: "evil.example:8443" } });
  expect(foreign.status).toBe(421);

  // It arrives completely, and our own check refuses it.
  const image = await sendRequest(`${url}/api/images`, {
    method: "POST",
    headers: sent({ "content-type": "application/octet-stream" }),
    body: [Buffer.alloc(29 * MEGABYTE, 1)],
  });
  expect([image.status, JSON.parse(image.text).error.code]).toEqual([415, "not_an_image"]);

  const part = await sendRequest(`${url}/api/files/video/${owner.generation}`, {
    headers: sent({ range: "bytes=4-7" }),
  });
  expect([part.status, part.headers["content-range"], part.text]).toEqual([
    206,
    expect.stringMatching(/^bytes 4-7\/\d+$/),
    "ftyp",
  ]);

  await showsChanges(url);
  const imported = await sendRequest(`${url}/api/gallery/import`, { method: "POST", headers: sent(), body: archive() });
  expect([imported.status, JSON.parse(imported.text)]).toEqual([
    200,
    { imported: 0, known: 1, elements: 0, sequences: 0, problems: [{ name: "more", code: "no_manifest" }], cut: false },
  ]);
});

/** Events arrive one by one while the stream is open, not when a buffer is full. */
async function showsChanges(url: string): Promise<void> {
  const stream = await fetch(`${url}/api/events`, {
    headers: { cookie: owner.cookie },
    signal: AbortSignal.timeout(60_000),
  });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toContain("event: beat");
  await world.submit(owner.id, "a harbor [sim:fast]");
  let text = "";
  while (!text.includes("event: generation")) text += (await reader?.read())?.value ?? "";
  await reader?.cancel();
}

/** The owner's exported video in a ZIP as large as people's are. */
async function* archive(): AsyncGenerator<Buffer> {
  const piece = Buffer.alloc(MEGABYTE, 7);
  async function* padding() {
    for (let n = 0; n < scale(500, 60); n++) yield piece;
  }
  async function* files() {
    for await (const { name, files } of foldersOf(exported))
      for (const [file, { open }] of files) yield { name: `${name}/${file}`, at: new Date(), body: open };
    yield { name: "more/padding.dat", at: new Date(), body: async () => padding() };
  }
  for await (const chunk of zipStream(files())) yield Buffer.from(chunk);
}
