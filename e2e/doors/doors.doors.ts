import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import pLimit from "p-limit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { generations } from "@/db/schema/generations";
import { createServerProcess } from "@/e2e/faults/server-process";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { OWNER, VISITORS } from "./access";
import { actionDoors } from "./action-doors";
import { copyWithoutProxy, methodsOf, readBuild } from "./build";
import { page } from "./door";
import { files, pages, rules } from "./pages";
import { routes } from "./routes";
import { CANARIES, REFINE_KEY } from "./things";
import { expectedWithoutProxy, leaksInLog, type Place, tryDoor } from "./try-door";

/** Every door of the build and who may open it: a new door needs one line in the file that a failure names. */
const DOORS = [...pages, ...files, ...rules, ...routes, ...actionDoors];

let database: TestDatabase;
let dataDir: string;
let build: Awaited<ReturnType<typeof readBuild>>;
const servers: Awaited<ReturnType<typeof createServerProcess>>[] = [];
const folders: string[] = [];

async function serve(folder?: string): Promise<string> {
  // Nothing listens there: no submit leaves this machine.
  const provider = "http://127.0.0.1:9";
  const refine = { REFINE_BASE_URL: provider, REFINE_API_KEY: REFINE_KEY, REFINE_MODEL: "none" };
  const signUp = { SIGN_UP: "open", CREDITS_INSTANCE_DAY: "100000" };
  const environment = {
    ...signUp,
    DATABASE_URL: database.url ?? "",
    DATA_DIR: dataDir,
    DEFAPI_BASE_URL: provider,
    ...refine,
  };
  const server = await createServerProcess(environment, folder);
  servers.push(server);
  await server.start();
  return server.url;
}

beforeAll(async () => {
  database = await openTestDatabase();
  dataDir = await mkdtemp(path.join(os.tmpdir(), "ninefold-doors-"));
  build = await readBuild();
  await serve();
}, 180_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await database?.close();
  for (const folder of [...folders, dataDir]) await rm(folder, { recursive: true, force: true });
});

test("doors: each door of the build has a row, and each row a door", async () => {
  const url = servers[0]?.url ?? "";
  const handlers: string[] = [];
  for (const route of build.handlers)
    for (const method of await methodsOf(url, route)) handlers.push(`${method} ${route}`);
  const built = [...build.pages, ...handlers, ...build.actions.keys(), ...build.files, ...build.rules];
  const rows = new Set(DOORS.map(({ name }) => name));
  const missing = built
    .filter((name) => !rows.has(name))
    .map((name) => `no row for this door: ${name}. ${toAdd(name)}`);
  const gone = [...rows].filter((name) => !built.includes(name));
  expect([...missing, ...gone.map((name) => `no door for this row, which can go: ${name}`)]).toEqual([]);
  expect(built.length).toBeGreaterThan(100);
});

/** The line that a new door needs, to be pasted and decided about. */
function toAdd(name: string): string {
  const [kind = "", ...rest] = name.split(" ");
  const last = rest.join(" ");
  switch (kind) {
    case "page":
      return `Add to e2e/doors/pages.ts, with who may: page("${last}", SIGNED_IN),`;
    case "file":
      return `Add to e2e/doors/pages.ts: file("${last}", EVERYBODY),`;
    case "rule":
      return `Add to e2e/doors/pages.ts, with the rights of where it leads: rule("${last}", SIGNED_IN, "${last}"),`;
    case "action":
      return `Add to actions("${rest[0]}", …) in e2e/doors/action-doors.ts, with who may and its input: ${rest[1]}: [SIGNED_IN, () => ({})],`;
    default:
      return `Add to e2e/doors/routes.ts, with who may: route("${name}", SIGNED_IN),`;
  }
}

test("doors: everyone gets what the list says, and nothing of the owner's", () => tryAll("as served"));

test("doors: the same without proxy.ts", async () => {
  const folder = await copyWithoutProxy();
  folders.push(folder);
  const url = await serve(folder);
  // The policy is the proxy's: this shows that there is none.
  const policyAt = async (origin = "") => (await fetch(`${origin}/sign-in`)).headers.get("content-security-policy");
  expect(await policyAt(url)).toBeNull();
  expect(await policyAt(servers[0]?.url)).toContain("nonce-");
  await tryAll("without proxy.ts", url);
});

test("doors: a server that shows the owner's data, changes it or lets everybody in is found out", async () => {
  const leaky = http.createServer(async (request, response) => {
    request.resume();
    await database.db.update(generations).set({ title: "taken over" });
    response.end(`1: ${CANARIES.prompt}`);
  });
  leaky.listen(0, "127.0.0.1");
  await once(leaky, "listening");
  const url = `http://127.0.0.1:${(leaky.address() as AddressInfo).port}`;
  const door = page("/gallery/[id]", OWNER, ({ video }) => `/gallery/${video}`);
  const { wrong, leaks } = await tryDoor(placeAt(url), door).finally(() => leaky.close());
  expect(wrong).toContainEqual(expect.stringMatching(/ as other .*: open, not not_found$/));
  expect(leaks).toContainEqual(expect.stringMatching(/ as other .*: shows the owner's prompt$/));
  expect(leaks).toContainEqual(expect.stringMatching(/ as stranger: changed the owner's .*generations/));
  expect(leaks.filter((leak) => leak.includes(" as owner"))).toEqual([]);
});

const placeAt = (url: string): Place => ({
  ...{ url, db: database.db, storage: createLocalDisk(path.join(dataDir, "files")), actions: build.actions },
  expected: (outcome) => outcome,
});

async function tryAll(name: string, url = servers[0]?.url ?? ""): Promise<void> {
  const place = name === "as served" ? placeAt(url) : { ...placeAt(url), expected: expectedWithoutProxy };
  const limit = pLimit(3);
  const reports = await Promise.all(DOORS.map((door) => limit(() => tryDoor(place, door))));
  const asked = reports.reduce((sum, report) => sum + report.asked, 0);
  const leaks = [...reports.flatMap((report) => report.leaks), ...leaksInLog(servers.at(-1)?.output() ?? "")];
  console.log(
    `${name}: ${new Set(DOORS.map((door) => door.name)).size} doors, ${DOORS.length} rows, ${VISITORS.length} visitors, ${asked} requests, ${leaks.length} leaks`,
  );
  expect({ leaks, wrong: reports.flatMap(({ wrong }) => wrong) }).toEqual({ leaks: [], wrong: [] });
  // Otherwise not finding it elsewhere would mean nothing.
  const seen = new Set<string>(reports.flatMap((report) => report.seen));
  expect(Object.keys(CANARIES).filter((canary) => !seen.has(canary))).toEqual([]);
}
