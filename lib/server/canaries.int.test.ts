import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { rowsOf } from "@/db/rows";
import type { TestDatabase } from "@/e2e/fixtures/database";
import { form, Visitor } from "@/e2e/fixtures/page-visitor";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());
vi.mock("next/cache", () => ({ refresh: () => undefined }));
vi.mock("next-intl/server", () => import("@/e2e/fixtures/intl-server"));

const CANARY = "canary";
const PASSWORD = `${CANARY} lamp behind nine`;
const TOKEN = `${CANARY}-token-`.padEnd(43, "c");
const EMAIL = "canary@example.com";
let database: TestDatabase;
const written: string[] = [];
const modules = async () => ({
  signIn: await import("@/lib/accounts/sign-in/actions"),
  reset: await import("@/lib/accounts/reset/actions"),
  account: await import("@/lib/accounts/actions"),
  email: await import("@/lib/accounts/email/actions"),
  passkeys: await import("@/lib/accounts/passkeys/actions"),
  confirm: await import("@/lib/accounts/confirm/actions"),
  key: await import("@/lib/generations/own-key/actions"),
  search: await import("@/app/api/search/route"),
  library: await import("@/app/api/library/route"),
  callback: await import("@/app/api/callbacks/[provider]/[attempt]/[token]/route"),
});
let app: Awaited<ReturnType<typeof modules>>;

beforeAll(async () => {
  vi.stubEnv("AUTH_SECRET", "a canary secret that is long enough for a test");
  vi.stubEnv("SIGN_UP", "open");
  const { openTestDatabase } = await import("@/e2e/fixtures/database");
  database = await openTestDatabase();
  (globalThis as { ninefoldDatabase?: TestDatabase }).ninefoldDatabase = database;
  app = await modules();
  for (const stream of [process.stderr, process.stdout])
    vi.spyOn(stream, "write").mockImplementation((text) => Boolean(written.push(String(text))));
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await database.close();
});

/** Each door with secrets in its fields or in its address. */
function doors(visitor: Visitor): [string, () => Promise<unknown>][] {
  const fields = form({
    ...{ email: EMAIL, password: PASSWORD, current: PASSWORD, token: TOKEN, code: TOKEN, key: `dk-${TOKEN}` },
    ...{ name: `${CANARY} name`, next: `/${CANARY}` },
  });
  const request = (path: string, init?: RequestInit) =>
    new Request(`http://localhost:3000${path}`, { headers: visitor.headers, ...init });
  const response = { id: TOKEN, rawId: TOKEN, type: "public-key", response: { clientDataJSON: TOKEN } };
  return [
    ["sign in", () => app.signIn.signInAction({}, fields)],
    ["sign up", () => app.signIn.signUpAction({}, fields)],
    ["reset", () => app.reset.resetPasswordAction({}, fields)],
    ["password", () => app.account.changePasswordAction({}, fields)],
    ["verify", () => app.email.verifyEmailAction({}, fields)],
    ["change address", () => app.email.changeEmailAction(null, fields)],
    ["recovery code", () => app.passkeys.recoveryCodeAction({}, fields)],
    ["passkey", () => app.passkeys.passkeyAnswerAction({ purpose: "sign_in", response, next: `/${CANARY}` })],
    ["confirm", () => app.confirm.confirmAction({}, fields)],
    ["own key", () => app.key.storeOwnKeyAction(null, fields)],
    ["search", () => app.search.GET(request(`/api/search?q=${CANARY}`), { params: Promise.resolve({}) })],
    ["library", () => app.library.GET(request(`/api/library?q=${CANARY}`), { params: Promise.resolve({}) })],
    [
      "callback",
      () => {
        const body = JSON.stringify({ task_id: TOKEN });
        const params = Promise.resolve({ provider: "defapi", attempt: crypto.randomUUID(), token: TOKEN });
        return app.callback.POST(request(`/api/callbacks/defapi/x/${TOKEN}`, { method: "POST", body }), { params });
      },
    ],
  ];
}

const TABLES = ["users", "sessions", "rate_limits", "one_time_links", "challenges", "submit_attempts", "passkeys"];
const open = async (visitor: Visitor) => {
  for (const [, door] of doors(visitor)) await visitor.does(door).catch(() => undefined);
};

test("canaries: with the database in order and failing at each table, nothing that was typed is written to the log", async () => {
  const visitor = new Visitor();
  await open(visitor);
  await database.db.execute(sql`delete from rate_limits`);
  for (const table of TABLES) {
    await database.db.execute(sql.raw(`alter table ${table} rename to gone`));
    await open(visitor);
    await database.db.execute(sql.raw(`alter table gone rename to ${table}`));
  }
  expect(written.some((line) => line.includes("Failed query"))).toBe(true);
  expect(written.some((line) => line.includes("security event"))).toBe(true);
  expect(written.filter((line) => line.includes(CANARY) && !line.includes('"event"'))).toEqual([]);
  expect(written.filter((line) => line.includes(TOKEN) || line.includes(PASSWORD))).toEqual([]);
});

test("canaries: a dump of the database contains neither password nor token nor the secret", async () => {
  await open(new Visitor());
  const tables = await rowsOf<{ name: string }>(
    database.db,
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  expect(tables.length).toBeGreaterThan(20);
  for (const { name } of tables) {
    const dump = JSON.stringify(await rowsOf(database.db, sql.raw(`select * from "${name}"`)));
    for (const secret of [PASSWORD, TOKEN, "canary secret"])
      expect([name, dump.includes(secret)]).toEqual([name, false]);
  }
});
