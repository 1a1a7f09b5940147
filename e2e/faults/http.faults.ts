import { execFileSync } from "node:child_process";
import { randomBytes, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertShare } from "@/db/shares/share-queries";
import { inRoot } from "@/lib/cli/root.mjs";
import { type FrontProxy, openFrontProxy, type ProxyOptions } from "../fixtures/front-proxy";
import { jpeg } from "../fixtures/images";
import { until } from "../fixtures/until";
import { scale } from "./scale";
import { sendRequest, submitForm } from "./send-request";
import { newSubmit, signedIn, submitter } from "./visitor";
import { openWorld, type World } from "./world";

/** The public address of the server under test, which listens on a local port. */
const HOST = "videos.example.com";
const APP_URL = `https://${HOST}`;
const SECRET = "quicksilver heron 7d1f";

/** Node ends a request after five minutes. The short run lowers that limit to a few seconds. */
const nodeLimitMs = scale(300_000, 3_000);
const nodeLimits = `data:text/javascript,${encodeURIComponent(`
  import http from "node:http";
  const { createServer } = http;
  http.createServer = (listener) => createServer({ requestTimeout: ${nodeLimitMs}, connectionsCheckingInterval: 500 }, listener);
`)}`;

let world: World;
let server: World["servers"][number];
let owner: { id: string; cookie: { name: string; value: string; sessionId: string }; generation: string; slug: string };
const proxies: FrontProxy[] = [];

beforeAll(async () => {
  const environment = { APP_URL, TRUSTED_PROXIES: "2", NODE_OPTIONS: `--import=${nodeLimits}` };
  world = await openWorld({ environment });
  server = world.servers[0] as typeof server;
  const id = await world.user();
  const cookie = await signedIn(world, id, APP_URL);
  const generation = await world.submit(id, `${SECRET} [sim:fast]`);
  await world.settle(60_000);
  const slug = randomBytes(16).toString("base64url");
  const share = await insertShare(world.db, { userId: id, slug, generationIds: [generation] });
  if (!share) throw new Error("the video could not be shared");
  owner = { id, cookie, generation, slug };
});
afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await world.close();
});

const behind = async (options?: ProxyOptions, target = server.url): Promise<string> => {
  const proxy = await openFrontProxy(target, options);
  proxies.push(proxy);
  return proxy.url;
};

const cookieOf = () => `${owner.cookie.name}=${owner.cookie.value}`;

/** Submits the sign-in form with a wrong password, as a browser without JavaScript does. */
const signIn = (
  url: string,
  { origin = APP_URL, from = "127.0.0.1", forged = "", email = `${randomUUID()}@example.com` } = {},
) =>
  submitForm(
    `${url}/sign-in`,
    { email, password: "not the password" },
    {
      headers: { host: HOST, origin, "accept-language": "en", ...(forged && { "x-forwarded-for": forged }) },
      from,
    },
  );

const WRONG = "Wrong email or password";
const TOO_MANY = "Too many attempts";
/** The error on the page, without its scripts, which contain both messages. */
const errorsOn = ({ text }: { text: string }) => {
  const page = text.replace(/<script[\s\S]*?<\/script>/g, "");
  return [WRONG, TOO_MANY].filter((words) => page.includes(words));
};

test.each<[string, ProxyOptions]>([
  ["the client's Host", {}],
  ["the server's address as Host", { host: "127.0.0.1:3000" }],
  ["a Host without its port", { host: "127.0.0.1" }],
  ["an internal name as Host, and the client's", { host: "ninefold", headers: { "x-forwarded-host": HOST } }],
  ["the scheme", { host: "127.0.0.1", headers: { "x-forwarded-proto": "https" } }],
  [
    "a different forwarded host",
    { headers: { "x-forwarded-host": "ninefold.internal", "x-forwarded-proto": "https" } },
  ],
])("proxies: forms work behind one that passes on %s", async (_, options) => {
  const url = await behind(options);
  const answer = await signIn(url, { from: "127.0.3.1", forged: `198.51.100.${proxies.length}` });
  expect(answer.status).toBe(200);
  expect(errorsOn(answer)).toEqual([WRONG]);

  const submit = await submitter(owner.cookie, APP_URL);
  expect(await submit(url, newSubmit("a lamp [sim:fast]"))).toBe("admitted");
  const zip = { method: "POST", body: "selection=none", headers: { cookie: cookieOf(), origin: APP_URL } };
  expect(
    (
      await sendRequest(`${url}/api/gallery/zip`, {
        ...zip,
        headers: { ...zip.headers, "content-type": "application/x-www-form-urlencoded" },
      })
    ).status,
  ).toBe(400);

  // Forms of other sites are still refused.
  const foreign = await signIn(url, { origin: "https://evil.example" });
  expect([foreign.status, errorsOn(foreign)]).toEqual([500, []]);
  expect(await (await submitter(owner.cookie, "https://evil.example"))(url, newSubmit("a lamp"))).toBe("refused");
  expect(
    (
      await sendRequest(`${url}/api/gallery/zip`, {
        ...zip,
        headers: { ...zip.headers, origin: "https://evil.example" },
      })
    ).status,
  ).toBe(401);
});

test("proxies: behind two, sign-ins are counted by the real address, whatever the client claims", async () => {
  const outer = await behind({}, await behind());
  const email = `${randomUUID()}@example.com`;
  const attempt = async (from: string, forged?: string) => errorsOn(await signIn(outer, { email, from, forged }));
  // Each attempt claims another address.
  for (let n = 0; n < 5; n++) expect(await attempt("127.0.5.1", `203.0.113.${n}`)).toEqual([WRONG]);
  expect(await attempt("127.0.5.1", "203.0.113.99")).toEqual([TOO_MANY]);
  // Clients from other addresses may still sign in, even one that claims the first address.
  expect(await attempt("127.0.5.2")).toEqual([WRONG]);
  expect(await attempt("127.0.5.3", "127.0.5.1")).toEqual([WRONG]);
});

test("uploads: one may take longer than Node's request limit while data keeps arriving", {
  timeout: 420_000,
}, async () => {
  const headers = { cookie: cookieOf(), origin: APP_URL };
  const answer = await fetch(`${server.url}/api/gallery/zip`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/x-www-form-urlencoded" },
    body: `selection=${encodeURIComponent(JSON.stringify({ ids: [owner.generation] }))}`,
  });
  const pieces = 33;
  const pause = (nodeLimitMs + scale(30_000, 3_000)) / pieces;
  async function send(address: string, bytes: Uint8Array, type: Record<string, string> = {}) {
    async function* drip() {
      const size = Math.ceil(bytes.byteLength / pieces);
      for (let from = 0; from < bytes.byteLength; from += size) {
        await sleep(pause);
        yield Buffer.from(bytes.subarray(from, from + size));
      }
    }
    const { status, text } = await sendRequest(server.url + address, {
      method: "POST",
      headers: { ...headers, ...type },
      body: drip(),
    });
    expect(status, address).not.toBe(408);
    return { status, answer: JSON.parse(text) };
  }
  const startedAt = Date.now();
  const archive = new Uint8Array(await answer.arrayBuffer());
  const [imported, image, refused] = await Promise.all([
    send("/api/gallery/import", archive),
    send("/api/images", await jpeg(640, 480, "#a86432"), { "content-type": "image/jpeg" }),
    send("/api/images?name=none", Buffer.alloc(3_000, 1), { "content-type": "application/octet-stream" }),
  ]);
  expect(Date.now() - startedAt).toBeGreaterThan(nodeLimitMs);
  expect(imported).toMatchObject({ status: 200, answer: { known: 1, problems: [] } });
  expect(image.status).toBe(201);
  expect(refused).toMatchObject({ status: 415, answer: { error: { code: "not_an_image" } } });
});

test("connections: idle ones stay open longer than those of proxies", async () => {
  const answer = await fetch(`${server.url}/api/health`);
  expect(answer.headers.get("keep-alive")).toBe("timeout=130");
  await answer.text();
});

test("forms: a body of 300 MB is refused and uses no memory", async () => {
  const memory = () =>
    Number(execFileSync("ps", ["-o", "rss=", "-p", String(server.pid())], { encoding: "utf8" })) / 1024;
  const before = memory();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, memory());
  }, 100);
  const piece = Buffer.alloc(1_000_000, 97);
  function* body() {
    yield Buffer.from("selection=");
    for (let n = 0; n < 300; n++) yield piece;
  }
  const form = { "content-type": "application/x-www-form-urlencoded", cookie: cookieOf(), origin: APP_URL };
  const long = { ...form, "content-length": String(10 + 300 * piece.byteLength) };
  try {
    for (const [address, headers, status] of [
      ["/api/gallery/zip", long, 413],
      // Refused unread: the client of another site may see 401 or a broken connection.
      ["/api/gallery/zip", { ...long, origin: "https://evil.example" }, null],
      ["/api/drafts", long, 405],
      [`/v/${owner.slug}/unlock`, long, 303],
      ["/sign-in", { ...long, "content-type": "multipart/form-data; boundary=x" }, null],
    ] as const) {
      const answer = await sendRequest(`${server.url}${address}`, { method: "POST", headers, body: body() }).catch(
        () => null,
      );
      if (status !== null) expect(answer?.status, address).toBe(status);
    }
    // Without a length, the body is cut at twice the limit, and the client may see a broken connection instead of the
    // answer.
    await sendRequest(`${server.url}/api/gallery/zip`, { method: "POST", headers: form, body: body() }).catch(
      () => null,
    );
  } finally {
    clearInterval(timer);
  }
  expect(most - before, `${Math.round(before)} MB before`).toBeLessThan(200);
});

test("image optimizer: it serves nothing, and a start empties its cache", async () => {
  const poster = encodeURIComponent(`/api/files/shared/${owner.slug}/poster`);
  for (const address of [
    `/_next/image?url=${poster}&w=640&q=75`,
    `/_next/image?url=${encodeURIComponent("/icon.svg")}&w=16&q=75`,
  ]) {
    expect((await sendRequest(server.url + address)).status, address).toBe(404);
  }
  const cached = inRoot(".next/cache/images/planted");
  await mkdir(cached, { recursive: true });
  await writeFile(`${cached}/60.0.x.webp`, "a poster of a revoked link");
  await server.stop();
  await server.start();
  expect(existsSync(cached)).toBe(false);
});

const pages = () => [
  "/",
  "/gallery",
  `/gallery/${owner.generation}`,
  "/account",
  "/sign-in",
  `/v/${owner.slug}`,
  `/embed/${owner.slug}`,
];
const routes = () => [
  "/api/ready",
  "/api/generations",
  "/api/gallery?state=ready",
  `/api/files/video/${owner.generation}`,
  `/api/files/shared/${owner.slug}/video`,
  `/api/oembed?url=${encodeURIComponent(`${APP_URL}/v/${owner.slug}`)}`,
];

test("database down: a shared page reloads by itself once the database is back", async () => {
  const executablePath = process.env.CHROME_PATH || undefined;
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ["--no-sandbox"] : [] });
  try {
    world.databaseGate.shut();
    const page = await (await browser.newContext({ locale: "en-GB" })).newPage();
    await page.goto(`${server.url}/v/${owner.slug}`);
    await page.getByRole("heading", { name: "Back in a moment" }).waitFor();
    world.databaseGate.open();
    await page.getByLabel("Shared video").waitFor({ timeout: 60_000 });
  } finally {
    world.databaseGate.open();
    await browser.close();
  }
});

test("database down: every page and route answers 503, and no secret reaches the log", async () => {
  const headers = { cookie: cookieOf() };
  world.databaseGate.shut();
  // Immediately, before the server has noticed, and again afterwards.
  const first = await Promise.all(
    [...pages(), ...routes()].map((address) => sendRequest(server.url + address, { headers })),
  );
  for (const [n, answer] of first.entries()) {
    const address = [...pages(), ...routes()][n];
    expect(answer.status, address).toBe(503);
    expect(answer.headers["retry-after"], address).toMatch(/^\d+$/);
  }
  for (const [language, words] of [
    ["en", "Back in a moment"],
    ["zh-CN", "马上回来"],
  ] as const) {
    for (const address of pages()) {
      const answer = await sendRequest(server.url + address, { headers: { ...headers, "accept-language": language } });
      expect(answer.status, address).toBe(503);
      expect(answer.headers["retry-after"], address).toMatch(/^\d+$/);
      expect(answer.headers["cache-control"], address).toContain("no-store");
      expect(answer.headers["content-security-policy"], address).toContain(
        address.startsWith("/embed/") ? "frame-ancestors *" : "frame-ancestors 'none'",
      );
      expect(answer.text, address).toContain(words);
    }
  }
  for (const address of routes()) {
    const answer = await sendRequest(server.url + address, { headers });
    expect([answer.status, answer.headers["content-type"]], address).toEqual([503, "application/json"]);
  }
  // A submit is answered as refused, because nothing was sent.
  expect(await (await submitter(owner.cookie, APP_URL))(server.url, newSubmit(SECRET))).toBe("refused");
  const unlocked = await sendRequest(`${server.url}/v/${owner.slug}/unlock`, {
    method: "POST",
    body: `password=${SECRET}`,
    headers: { "content-type": "application/x-www-form-urlencoded", origin: APP_URL },
  });
  expect([unlocked.status, unlocked.headers.location]).toEqual([303, `/v/${owner.slug}`]);

  world.databaseGate.open();
  const ready = `${server.url}/api/ready`;
  await until("the server to notice", async () => (await sendRequest(ready)).status === 200);
  for (const address of pages()) {
    // A signed-in user is redirected from there.
    const expected = address === "/sign-in" ? 307 : 200;
    expect((await sendRequest(server.url + address, { headers })).status, address).toBe(expected);
  }
  const log = server.output();
  expect(log).not.toBe("");
  for (const secret of [owner.slug, owner.cookie.sessionId, owner.cookie.value, SECRET, "params:"]) {
    expect(log, secret).not.toContain(secret);
  }
  // Security events name the user they are about by their id; no other line does.
  for (const line of log.split("\n")) if (line.includes(owner.id)) expect(line).toContain('"message":"security event"');
});
