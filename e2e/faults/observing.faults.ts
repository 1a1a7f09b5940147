import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { captureOutput } from "@/lib/cli/child.mjs";
import { inRoot } from "@/lib/cli/root.mjs";
import { cleanEnvironment } from "../fixtures/clean-environment";
import { openFrontProxy } from "../fixtures/front-proxy";
import { until } from "../fixtures/until";
import { startProvider } from "./provider-process";
import { AUTH_SECRET } from "./server-process";
import { newSubmit, signedIn, submitter } from "./visitor";
import { openWorld, type World } from "./world";

const TOKEN = "a-token-for-the-metrics";
const REQUEST_ID = "trace-from-the-proxy-0001";

let world: World;
let url: string;
/** What the server under test was started with. */
let environment: Record<string, string>;
let provider: Awaited<ReturnType<typeof startProvider>>;
/** Headers of calls to the provider, and addresses that the collector was sent. */
const calls: http.IncomingHttpHeaders[] = [];
const collected: string[] = [];
const servers: http.Server[] = [];

/** A server that notes its requests. */
async function listen(note: (request: http.IncomingMessage) => void): Promise<string> {
  const server = http.createServer((request, response) => {
    note(request);
    request.resume();
    response.end("{}");
  });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  provider = await startProvider({ renderMs: 500 });
  const collector = await listen(({ url: path = "" }) => collected.push(path));
  const gate = await openFrontProxy(provider.url, { onRequest: ({ headers }) => calls.push(headers) });
  const ours = {
    ...{ METRICS_TOKEN: TOKEN, OTEL_EXPORTER_OTLP_ENDPOINT: collector, TRUSTED_PROXIES: "1" },
    ...{ DEFAPI_BASE_URL: gate.url, FETCH_ALLOW: provider.url },
  };
  world = await openWorld({ provider, environment: ours });
  const { dataDir, databaseGate } = world;
  environment = {
    ...ours,
    DATABASE_URL: databaseGate.url,
    DATA_DIR: dataDir,
    AUTH_SECRET,
    DEFAPI_API_KEY: "dk-faults",
  };
  url = world.servers[0]?.url ?? "";
});
afterAll(async () => {
  await world.close();
  await provider.close();
  for (const server of servers) server.closeAllConnections();
});

const metricsOf = async (authorization = `Bearer ${TOKEN}`) =>
  fetch(`${url}/api/metrics`, { headers: { authorization } });

test("metrics: they need the token, and count a submit, its states and its cost with names that stay", async () => {
  expect((await metricsOf("Bearer wrong")).status).toBe(401);
  const id = await world.user();
  const submit = await submitter(await signedIn(world, id));
  expect(await submit(url, newSubmit("a lighthouse [sim:fast]"))).toBe("admitted");
  await world.settle(60_000);
  const answer = await metricsOf();
  expect(answer.headers.get("content-type")).toContain("text/plain");
  const lines = (await answer.text()).split("\n");
  const value = (start: string) =>
    Number(
      lines
        .find((line) => line.startsWith(start))
        ?.split(" ")
        .at(-1),
    );
  expect(value('ninefold_transitions_total{from="saving",to="ready"}')).toBe(1);
  expect(value('ninefold_generation_duration_seconds_count{state="ready"}')).toBe(1);
  expect(value('ninefold_provider_call_duration_seconds_count{call="submit",result="accepted"}')).toBe(1);
  expect(value("ninefold_credits_charged_total")).toBeGreaterThan(0);
  expect(value("ninefold_provider_up")).toBe(1);
  expect(value("ninefold_sweep_age_seconds")).toBeLessThan(10);
  expect(value("nodejs_eventloop_lag_p99_seconds")).toBeGreaterThan(0);
  expect(lines.join("\n")).not.toContain(id);
  // Every name has its unit, and every series few values.
  expect(lines.filter((line) => line.startsWith("ninefold_")).length).toBeLessThan(200);
});

test("request id: a proxy's own reaches the log and the provider; a stranger's reaches neither", async () => {
  const id = await world.user();
  const cookie = await signedIn(world, id);
  const proxy = await openFrontProxy(url, { headers: { "x-request-id": REQUEST_ID } });
  try {
    const submit = await submitter(cookie, url);
    expect(await submit(proxy.url, newSubmit("a harbor [sim:fast]"))).toBe("admitted");
    await until("the call", async () => calls.some((headers) => headers["x-request-id"] === REQUEST_ID), 20_000);
    await world.settle(60_000);
    const lines = (world.servers[0]?.output() ?? "").split("\n").filter((line) => line.includes(REQUEST_ID));
    const messages = lines.map((line) => JSON.parse(line).message);
    expect(messages).toEqual(expect.arrayContaining(["transition", "the provider accepted a submit"]));
  } finally {
    await proxy.close();
  }
  const broken = await fetch(`${url}/api/health`, { headers: { "x-request-id": "a b" } });
  expect(broken.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
});

test("traces: requests are sent to the collector", async () => {
  await until("spans", async () => collected.includes("/v1/traces"), 30_000);
});

test("doctor: beside a running server it finds Postgres in order, and fails in one line once that is away", async () => {
  const env = { ...cleanEnvironment(), ...environment, PORT: new URL(url).port, APP_URL: url };
  const diagnose = () => captureOutput([inRoot("lib/cli/doctor.mjs")], { env, within: 120_000 });
  const fine = await diagnose();
  expect([fine.code, fine.output]).toEqual([
    0,
    expect.stringMatching(/ok +database +PostgreSQL answers\. It is up to date/),
  ]);
  expect(fine.output).toMatch(/ok +callbacks +this server answers at APP_URL|ok +callbacks +not used/);
  world.databaseGate.shut();
  try {
    const away = await diagnose();
    expect([away.code, away.output]).toEqual([
      1,
      expect.stringMatching(/^failed +database +DATABASE_URL leads to no/m),
    ]);
    expect(away.output).not.toContain(AUTH_SECRET);
  } finally {
    world.databaseGate.open();
  }
  await until("the server to be ready again", async () => (await fetch(`${url}/api/ready`)).status === 200, 30_000);
});

test("ready: without its database a server is alive and not ready, and says what fails and nothing more", async () => {
  const health = await (await fetch(`${url}/api/health`)).json();
  expect(health).toEqual({ ok: true, version: expect.stringMatching(/^\d+\.\d+\.\d+$/), build: expect.any(String) });
  world.databaseGate.shut();
  try {
    await until("the server to notice", async () => (await fetch(`${url}/api/ready`)).status === 503, 20_000);
    const answer = await fetch(`${url}/api/ready`);
    expect(answer.headers.get("retry-after")).toMatch(/^\d+$/);
    expect(await answer.json()).toEqual({
      ...{ ok: false, database: false, migrations: false, files: expect.any(Boolean) },
      // The provider's last answer is one of the tests before, whose connection may have been reset.
      ...{ storage: true, sweep: true, running: true, provider: expect.any(Boolean) },
    });
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    // What this process counted is still told.
    expect(await (await metricsOf()).text()).toContain("ninefold_transitions_total");
  } finally {
    world.databaseGate.open();
  }
  await until("the server to be ready again", async () => (await fetch(`${url}/api/ready`)).status === 200, 30_000);
});
