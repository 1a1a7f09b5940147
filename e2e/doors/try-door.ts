import type { Db } from "@/db/database";
import type { Storage } from "@/lib/storage/storage";
import { type Outcome, VISITORS, type Visitor } from "./access";
import { ask, asksOf } from "./ask";
import type { BuiltAction } from "./build";
import type { Door } from "./door";
import { ownersRows } from "./owners-rows";
import { addThings, CANARIES, type Canary, SECRETS } from "./things";
import { admitVisitor } from "./visitors";

export type Place = {
  url: string;
  db: Db;
  storage: Storage;
  actions: Map<string, BuiltAction>;
  /** What this server answers where the list says something else. */
  expected: (outcome: Outcome, door: Door) => Outcome;
};

/** `seen`: the canaries that the owner found. */
export type Report = { asked: number; wrong: string[]; leaks: string[]; seen: string[] };

/** A page cannot set its own status: without the proxy a revoked link's page says so with 200. */
export const expectedWithoutProxy = (outcome: Outcome, { kind }: Door): Outcome =>
  kind === "page" && outcome === "ended" ? "open" : outcome;

/** Every visitor asks at one door, those last who may change something. */
export async function tryDoor(place: Place, door: Door): Promise<Report> {
  const report: Report = { asked: 0, wrong: [], leaks: [], seen: [] };
  if (door.kind === "action" && !place.actions.has(door.name)) return report;
  const things = await addThings(place.db, place.storage);
  const before = await ownersRows(place.db, things);
  const order = VISITORS.filter((visitor) => visitor !== door.access.mayChange);
  for (const visitor of [...order, door.access.mayChange]) {
    const headers = await admitVisitor(place.db, visitor, things.owner);
    for (const asked of asksOf(door, things, place.actions)) {
      const said = `${door.name} as ${visitor} (${asked.method} ${asked.address})`;
      const answer = await ask(place.url, asked, headers);
      report.asked += 1;
      const expected = place.expected(door.access[visitor], door);
      if (answer.outcome !== expected) report.wrong.push(`${said}: ${answer.outcome}, not ${expected}`);
      const open = answer.cookies.filter(
        (cookie) => !/; httponly/i.test(cookie) || !/; samesite=(lax|strict)/i.test(cookie),
      );
      for (const cookie of open)
        report.wrong.push(`${said}: sets ${cookie.split("=", 1)[0]} for scripts or other sites`);
      if (SECRETS.some((secret) => answer.text.includes(secret))) report.leaks.push(`${said}: shows a secret`);
      const found = canariesIn(answer.text);
      if (visitor === "owner") report.seen.push(...found);
      else
        for (const canary of found)
          if (!mayShow(door, visitor, canary)) report.leaks.push(`${said}: shows the owner's ${canary}`);
    }
    if (visitor === door.access.mayChange) continue;
    const after = new Set(await ownersRows(place.db, things));
    const changed = new Set(before.filter((row) => !after.has(row)).map((row) => row.split(" ", 1)[0]));
    if (changed.size > 0)
      report.leaks.push(`${door.name} as ${visitor}: changed the owner's ${[...changed].join(", ")}`);
  }
  return report;
}

const canariesIn = (text: string): Canary[] =>
  (Object.keys(CANARIES) as Canary[]).filter((canary) => text.includes(CANARIES[canary]));

/** What a server wrote to its log and must not have. */
export const leaksInLog = (output: string): string[] => [
  ...canariesIn(output).map((canary) => `the log shows the owner's ${canary}`),
  ...SECRETS.filter((secret) => output.includes(secret)).map(() => "the log shows a secret"),
];

/** An administrator sees who has an account, and nothing of what they made. */
function mayShow(door: Door, visitor: Visitor, canary: Canary): boolean {
  const isAccount = canary === "email" || canary === "name";
  if (isAccount && visitor === "administrator" && door.access.mayChange === "administrator") return true;
  return door.shows.includes(canary);
}
