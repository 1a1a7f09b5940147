import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeLock } from "@/db/embedded/lock";
import { cleanEnvironment } from "@/e2e/fixtures/clean-environment";
import { captureOutput } from "@/lib/cli/child.mjs";
import { inRoot } from "@/lib/cli/root.mjs";

const KEY = "dk-quicksilver-heron";
let folder: string;
let server: http.Server;
let status = 200;
let origin: string;

/** Answers as this server's probes and as the provider's account do. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-doctor-"));
  server = http.createServer((request, response) => {
    const health = { ok: true, version: "0.2.0" };
    const allowed = request.headers.authorization === `Bearer ${KEY}`;
    const account = allowed ? { code: 0, message: "ok", data: { credit: "12.5" } } : { code: 1, message: "no" };
    response.writeHead(request.url === "/api/user" && !allowed ? 401 : status, { "content-type": "application/json" });
    response.end(JSON.stringify(request.url === "/api/user" ? account : health));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Its exit code, and its lines by name. */
async function diagnose(set: Record<string, string>) {
  const env = { ...cleanEnvironment(), DATA_DIR: folder, PORT: new URL(origin).port, ...set };
  const { code, output } = await captureOutput([inRoot("lib/cli/doctor.mjs")], { env, within: 60_000 });
  const lines = output.trim().split("\n");
  const found = lines.map((line) => /^(\w+) +(\w+) +(.*)$/.exec(line) ?? [line]);
  return { code, output, of: Object.fromEntries(found.map(([, state, name, say]) => [name, `${state}: ${say}`])) };
}

test("doctor: a good configuration is one line for each part, without the key, and exits with 0", async () => {
  const { code, output, of } = await diagnose({ DEFAPI_API_KEY: KEY, DEFAPI_BASE_URL: origin });
  const names = "node environment database pooler clock storage disk provider refine callbacks ffmpeg";
  expect(Object.keys(of).join(" ")).toBe(names);
  expect([code, of.provider]).toEqual([0, "ok: the key is accepted, and its account has 12.5 credits"]);
  expect(of.refine).toMatch(/^ok: not set/);
  expect(output).not.toContain(KEY);
});

test("doctor: a refused key and a value that cannot be used exit with 1, and neither is shown", async () => {
  const refused = await diagnose({ DEFAPI_API_KEY: "dk-other-heron", DEFAPI_BASE_URL: origin });
  expect([refused.code, refused.of.provider]).toEqual([1, expect.stringMatching(/^failed: .*DEFAPI_API_KEY is wrong/)]);
  expect(refused.output).not.toContain("dk-other-heron");
  const unusable = await diagnose({ AUTH_SECRET: "hunter2" });
  expect([unusable.code, unusable.of.environment]).toEqual([1, expect.stringContaining("AUTH_SECRET must have")]);
  expect(unusable.output).not.toContain("hunter2");
});

test("doctor: an embedded database in use is left alone, and the server that has it is asked", async () => {
  const release = takeLock(folder);
  try {
    expect((await diagnose({})).of.database).toBe("ok: embedded, in use by the running server, which is ready");
    status = 503;
    const away = await diagnose({});
    expect([away.code, away.of.database]).toEqual([1, expect.stringContaining("which is not ready")]);
  } finally {
    status = 200;
    release();
  }
  expect((await diagnose({})).of.database).toBe("ok: embedded; the first start makes it in DATA_DIR");
});

test("admin: the command reads the environment and lists what it can do", async () => {
  const { code, output } = await captureOutput([inRoot("lib/cli/admin.mjs"), "help"], { env: cleanEnvironment() });
  expect([code, output]).toEqual([0, expect.stringContaining("npm run admin -- COMMAND")]);
});
