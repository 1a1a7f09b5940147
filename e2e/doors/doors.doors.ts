import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pLimit from "p-limit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createServerProcess } from "@/e2e/faults/server-process";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { VISITORS } from "./access";
import { actionDoors } from "./action-doors";
import { copyWithoutProxy, methodsOf, readBuild } from "./build";
import { files, pages, rules } from "./pages";
import { routes } from "./routes";
import { CANARIES } from "./things";
import { expectedWithoutProxy, type Place, type Report, tryDoor } from "./try-door";

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
  const environment = { DATABASE_URL: database.url ?? "", DATA_DIR: dataDir, DEFAPI_BASE_URL: provider };
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
      return `Add "${last}" to files in e2e/doors/pages.ts`;
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
  await tryAll("without proxy.ts", await serve(folder));
});

async function tryAll(name: string, url = servers[0]?.url ?? ""): Promise<void> {
  const storage = createLocalDisk(path.join(dataDir, "files"));
  const expected = name === "as served" ? (outcome: string) => outcome : expectedWithoutProxy;
  const place: Place = { url, db: database.db, storage, actions: build.actions, expected };
  const limit = pLimit(3);
  const reports = await Promise.all(DOORS.map((door) => limit(() => tryDoor(place, door))));
  const all: Report = {
    asked: reports.reduce((sum, { asked }) => sum + asked, 0),
    ...{ wrong: reports.flatMap(({ wrong }) => wrong), leaks: reports.flatMap(({ leaks }) => leaks) },
    seen: reports.flatMap(({ seen }) => seen),
  };
  console.log(
    `${name}: ${new Set(DOORS.map((door) => door.name)).size} doors, ${DOORS.length} rows, ${VISITORS.length} visitors, ${all.asked} requests, ${all.leaks.length} leaks`,
  );
  expect({ leaks: all.leaks, wrong: all.wrong }).toEqual({ leaks: [], wrong: [] });
  // Otherwise not finding it elsewhere would mean nothing.
  expect(Object.keys(CANARIES).filter((name) => !all.seen.includes(name))).toEqual([]);
}
