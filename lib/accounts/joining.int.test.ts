import { randomUUID } from "node:crypto";
import { asc, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { asAdmin } from "@/db/admin/actor";
import { oneTimeLinks, users } from "@/db/schema/accounts";
import { securityEvents } from "@/db/schema/security";
import { backFromIssuer } from "@/e2e/fixtures/back-from-issuer";
import type { TestDatabase } from "@/e2e/fixtures/database";
import { startOidcIssuer } from "@/e2e/fixtures/oidc-issuer";
import { form, Visitor } from "@/e2e/fixtures/page-visitor";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());
vi.mock("next/cache", () => ({ refresh: () => undefined }));

const PASSWORD = "nine folded images";
const SITE = "http://ninefold.test:4000";
let database: TestDatabase;
let issuer: Awaited<ReturnType<typeof startOidcIssuer>>;

const modules = async () => ({
  env: (await import("@/env")).env,
  actions: await import("./sign-in/actions"),
  reset: await import("./reset/actions"),
  read: await import("./one-time-links/read-link"),
  links: await import("@/lib/admin/links"),
  session: await import("@/lib/auth/session"),
  callback: await import("@/app/api/auth/[...nextauth]/route"),
});
let app: Awaited<ReturnType<typeof modules>>;
const admin = asAdmin(null);

beforeAll(async () => {
  issuer = await startOidcIssuer({ id: "ninefold", secret: "issuer-secret" });
  vi.stubEnv("AUTH_SECRET", "a secret that is long enough for a test");
  vi.stubEnv("AUTH_OIDC_ISSUER", issuer.url);
  vi.stubEnv("AUTH_OIDC_ID", "ninefold");
  vi.stubEnv("AUTH_OIDC_SECRET", "issuer-secret");
  vi.stubEnv("APP_URL", SITE);
  const { openTestDatabase } = await import("@/e2e/fixtures/database");
  database = await openTestDatabase();
  (globalThis as { ninefoldDatabase?: TestDatabase }).ninefoldDatabase = database;
  app = await modules();
});
afterAll(async () => {
  issuer.close();
  await database.close();
});
beforeEach(async () => {
  app.env.signUp = { kind: "first" };
  await database.db.execute(sql`delete from rate_limits`);
  await database.db.execute(sql`delete from users`);
});

const address = () => `${randomUUID().slice(0, 8)}@example.com`;
async function signUp(fields: { email?: string; invitation?: string } = {}, visitor = new Visitor()) {
  const sent = form({ email: address(), password: PASSWORD, next: "/", ...fields });
  const { to, answer } = await visitor.does(() => app.actions.signUpAction({}, sent));
  return { visitor, outcome: to ?? answer?.error };
}
async function throughIssuer(email: string, invitation?: string, visitor = new Visitor()) {
  issuer.user = { sub: randomUUID(), email };
  const sent = form({ provider: "oidc", next: "/", ...(invitation && { invitation }) });
  const { to } = await visitor.does(() => app.actions.signInWithAction({}, sent));
  const there = await fetch(to ?? "", { redirect: "manual" });
  return backFromIssuer(app.callback.GET, visitor, there.headers.get("location") ?? "");
}
const whoIs = async (visitor: Visitor) => (await visitor.does(() => app.session.getUser())).answer;
const everyone = () => database.db.select().from(users).orderBy(asc(users.createdAt));
const invitation = async (typed: Partial<Parameters<typeof app.links.invite>[2]> = {}) => {
  const usual = { email: "", role: "user", days: "", creditsDay: "", creditsMonth: "" } as const;
  const made = await app.links.invite(admin, database, { ...usual, ...typed });
  if (!made.ok) throw new Error(made.error);
  return made.url.split("/").at(-1) ?? "";
};
const kinds = async () =>
  (await database.db.select().from(securityEvents).orderBy(asc(securityEvents.id))).map(({ kind }) => kind);

test("joining: the first account is the administrator's, and the next ones need an invitation", async () => {
  const first = await signUp();
  expect(first.outcome).toBe("/");
  expect(await whoIs(first.visitor)).toMatchObject({ role: "admin" });
  expect((await signUp()).outcome).toBe("invite_only");
  expect(await throughIssuer(address())).toBe(`${SITE}/sign-in?error=invite_only`);
  expect(await everyone()).toHaveLength(1);
  expect((await signUp({ invitation: await invitation() })).outcome).toBe("/");
  expect((await everyone()).map(({ role }) => role)).toEqual(["admin", "user"]);
});

test("joining: of first sign-ups at the same moment, by password and by an issuer, exactly one becomes an account", async () => {
  const { registerAccount } = await import("@/lib/auth/register");
  const one = (method: string) =>
    registerAccount({ user: { email: address(), name: null }, invitation: null, method, headers: new Headers() });
  const made = await Promise.all(["password", "issuer", "password", "issuer", "password"].map(one));
  expect(made.filter((it) => it !== "taken" && "user" in it)).toHaveLength(1);
  expect((await everyone()).map(({ role }) => role)).toEqual(["admin"]);
});

test("joining: where anyone may, of accounts made at the same moment exactly one is an administrator's", async () => {
  app.env.signUp = { kind: "open" };
  const { registerAccount } = await import("@/lib/auth/register");
  const one = () =>
    registerAccount({
      user: { email: address(), name: null },
      invitation: null,
      method: "password",
      headers: new Headers(),
    });
  await Promise.all(Array.from({ length: 5 }, one));
  expect((await everyone()).map(({ role }) => role).toSorted()).toEqual(["admin", "user", "user", "user", "user"]);
});

test("joining: an email domain is asked of passwords and issuers alike", async () => {
  app.env.signUp = { kind: "domain", domains: ["example.com"] };
  expect((await signUp({ email: "eve@evil.example" })).outcome).toBe("wrong_domain");
  expect(await throughIssuer("eve@evil.example")).toBe(`${SITE}/sign-in?error=wrong_domain`);
  expect((await signUp()).outcome).toBe("/");
  expect(await throughIssuer(address())).toBe(`${SITE}/`);
  expect(await everyone()).toHaveLength(2);
});

test("joining: an account that an issuer made stays when sign-up is closed, and can connect another issuer", async () => {
  app.env.signUp = { kind: "open" };
  const email = address();
  issuer.user = { sub: "stays", email };
  const again = async () => {
    const visitor = new Visitor();
    const { to } = await visitor.does(() => app.actions.signInWithAction({}, form({ provider: "oidc", next: "/" })));
    const there = await fetch(to ?? "", { redirect: "manual" });
    await backFromIssuer(app.callback.GET, visitor, there.headers.get("location") ?? "");
    return (await whoIs(visitor))?.email;
  };
  expect(await again()).toBe(email);
  app.env.signUp = { kind: "invite" };
  expect(await again()).toBe(email);
  const { visitor } = await signUp({ invitation: await invitation() });
  expect(await throughIssuer(address(), undefined, visitor)).toBe(`${SITE}/`);
  expect(await everyone()).toHaveLength(2);
});

test("invitation: it makes one account with its role and limits, and each later try is told why not", async () => {
  app.env.signUp = { kind: "invite" };
  await signUp({ invitation: await invitation({ role: "admin" }) });
  const token = await invitation({ creditsDay: "2.5", creditsMonth: "10" });
  expect((await signUp({ invitation: token })).outcome).toBe("/");
  expect((await everyone())[1]).toMatchObject({ role: "user", creditsDay: "2.500000", creditsMonth: "10.000000" });
  expect((await signUp({ invitation: token })).outcome).toBe("invitation_used");
  expect(await throughIssuer(address(), token)).toBe(`${SITE}/sign-in?error=invitation_used`);
  expect((await signUp({ invitation: "not-a-token" })).outcome).toBe("invitation_unknown");
  expect((await signUp({ invitation: "" })).outcome).toBe("invitation_unknown");
  expect(await everyone()).toHaveLength(2);
});

test("invitation: an issuer's account needs it too, and brings it back from there", async () => {
  app.env.signUp = { kind: "invite" };
  const token = await invitation();
  expect(await throughIssuer(address(), token)).toBe(`${SITE}/`);
  expect(await everyone()).toHaveLength(1);
  // One browser: an invitation that was used there before decides nothing later.
  const visitor = new Visitor();
  await throughIssuer(address(), token, visitor);
  expect(await throughIssuer(address(), undefined, visitor)).toBe(`${SITE}/sign-in?error=invite_only`);
});

test("invitation: one that expired, was revoked or is for another address says so and stays unused", async () => {
  app.env.signUp = { kind: "invite" };
  const [late, gone, theirs] = [await invitation(), await invitation(), await invitation({ email: "Ada@Example.com" })];
  const all = await database.db.select().from(oneTimeLinks).orderBy(asc(oneTimeLinks.createdAt), asc(oneTimeLinks.id));
  const { hashOneTimeToken } = await import("@/lib/auth/one-time-token");
  const idOf = (token: string) => all.find(({ tokenHash }) => tokenHash === hashOneTimeToken(token))?.id ?? "";
  await database.db
    .update(oneTimeLinks)
    .set({ expiresAt: sql`now() - interval '1 second'` })
    .where(eq(oneTimeLinks.id, idOf(late)));
  expect(await app.links.revokeInvitation(admin, database, { id: idOf(gone) })).toEqual({ ok: true });
  expect(await app.links.revokeInvitation(admin, database, { id: idOf(gone) })).toEqual({
    ok: false,
    error: "not_open",
  });
  expect((await signUp({ invitation: late })).outcome).toBe("invitation_expired");
  expect((await signUp({ invitation: gone })).outcome).toBe("invitation_revoked");
  expect((await signUp({ invitation: theirs })).outcome).toBe("invitation_email");
  expect((await app.read.readInvitation(theirs)).state).toBe("open");
  expect((await signUp({ invitation: theirs, email: "ada@example.com" })).outcome).toBe("/");
});

test("invitation: two people who use one at the same moment make one account", async () => {
  await signUp();
  const token = await invitation();
  const tries = await Promise.all([
    signUp({ invitation: token }),
    signUp({ invitation: token }),
    signUp({ invitation: token }),
  ]);
  expect(tries.map(({ outcome }) => outcome).toSorted()).toEqual(["/", "invitation_used", "invitation_used"]);
  expect(await everyone()).toHaveLength(2);
});

test("invitation: reading its page any number of times uses nothing up", async () => {
  await signUp();
  const token = await invitation();
  for (let scan = 0; scan < 3; scan++) expect((await app.read.readInvitation(token)).state).toBe("open");
  expect((await signUp({ invitation: token })).outcome).toBe("/");
});

test("invitation: only a hash of it is stored, and neither it nor an address is in the audit log", async () => {
  await signUp();
  const token = await invitation({ email: "ada@example.com" });
  await signUp({ invitation: token, email: "ada@example.com" });
  const [links, events] = await Promise.all([
    database.db.select().from(oneTimeLinks),
    database.db.select().from(securityEvents),
  ]);
  expect(JSON.stringify(links)).not.toContain(token);
  expect(JSON.stringify(events)).not.toMatch(new RegExp(`${token}|ada@example|203\\.0\\.113|${PASSWORD}`));
});

test("reset link: it sets a password once, ends every session, and an older one stops working", async () => {
  const email = address();
  const { visitor } = await signUp({ email });
  const userId = (await whoIs(visitor))?.id ?? "";
  const make = async () => {
    const made = await app.links.makeResetLink(admin, database, { userId });
    return made.ok ? (made.url.split("/").at(-1) ?? "") : "";
  };
  const [older, token] = [await make(), await make()];
  const send = async (sent: string, password = "another long password") => {
    const done = await new Visitor().does(() => app.reset.resetPasswordAction({}, form({ token: sent, password })));
    return done.to ?? done.answer;
  };
  expect(await app.read.readReset(token)).toMatchObject({ state: "open", email });
  expect(await send(older)).toEqual({ error: "reset_revoked" });
  expect(await send("nonsense")).toEqual({ error: "reset_unknown" });
  expect(await send(token, "short")).toEqual({ fields: { password: "password_short" } });
  expect(await whoIs(visitor)).not.toBeNull();
  expect(await send(token)).toBe("/sign-in?reset=done");
  expect(await whoIs(visitor)).toBeNull();
  expect(await send(token)).toEqual({ error: "reset_used" });
  const signedIn = new Visitor();
  const sent = form({ email, password: "another long password", next: "/" });
  expect((await signedIn.does(() => app.actions.signInAction({}, sent))).to).toBe("/");
  expect(await kinds()).toEqual(expect.arrayContaining(["reset_link_made", "password_reset"]));
});

test("disabled: neither a password nor an issuer signs in, and open sessions end", async () => {
  app.env.signUp = { kind: "open" };
  const email = address();
  const { visitor } = await signUp({ email });
  await throughIssuer(address(), undefined, visitor);
  const [user] = await everyone();
  await database.db.update(users).set({ disabledAt: sql`now()` });
  expect(await whoIs(visitor)).toBeNull();
  const tried = (password: string) =>
    new Visitor().does(() => app.actions.signInAction({}, form({ email, password, next: "/" })));
  expect((await tried(PASSWORD)).answer?.error).toBe("disabled");
  expect((await tried("not the password")).answer?.error).toBe("wrong");
  const sub = (issuer.user as { sub: string }).sub;
  issuer.user = { sub, email: address() };
  const stranger = new Visitor();
  const { to } = await stranger.does(() => app.actions.signInWithAction({}, form({ provider: "oidc", next: "/" })));
  const there = await fetch(to ?? "", { redirect: "manual" });
  expect(await backFromIssuer(app.callback.GET, stranger, there.headers.get("location") ?? "")).toBe(
    `${SITE}/sign-in?error=Disabled`,
  );
  const failed = await database.db.select().from(securityEvents).where(eq(securityEvents.kind, "sign_in_failed"));
  expect(failed.filter(({ subjectId }) => subjectId === user?.id).map(({ detail }) => detail.reason)).toEqual([
    "disabled",
    "wrong",
    "disabled",
  ]);
});

test("audit log: signing up, in, wrongly and too often is recorded, and no line can be changed or removed", async () => {
  const before = (await kinds()).length;
  const email = address();
  await signUp({ email });
  for (let guess = 0; guess < 7; guess++)
    await new Visitor().does(() =>
      app.actions.signInAction({}, form({ email, password: "not the password", next: "/" })),
    );
  const since = (await kinds()).slice(before);
  expect(since.filter((kind) => kind !== "sign_in_failed")).toEqual(["sign_up", "sign_in", "locked"]);
  expect(since.filter((kind) => kind === "sign_in_failed")).toHaveLength(5);
  for (const change of [sql`update security_events set kind = 'sign_in'`, sql`delete from security_events`])
    await expect(database.db.execute(change)).rejects.toThrow();
  expect((await kinds()).length).toBe(before + since.length);
});
