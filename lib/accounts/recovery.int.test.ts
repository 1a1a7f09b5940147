import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { findUserByEmail } from "@/db/accounts/account-queries";
import { sessions, users } from "@/db/schema/accounts";
import type { TestDatabase } from "@/e2e/fixtures/database";
import { linkIn, startMailSink } from "@/e2e/fixtures/mail-sink";
import { form, Visitor } from "@/e2e/fixtures/page-visitor";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());
vi.mock("next/cache", () => ({ refresh: () => undefined }));
vi.mock("next-intl/server", () => import("@/e2e/fixtures/intl-server"));
/** What runs after the answer, which a test awaits. */
const later = vi.hoisted(() => ({ work: [] as Promise<unknown>[] }));
vi.mock("next/server", async (original) => ({
  ...(await original<typeof import("next/server")>()),
  after: (work: () => Promise<unknown>) => void later.work.push(work()),
}));

const PASSWORD = "nine folded images";
const SITE = "http://ninefold.test:4000";
let database: TestDatabase;
let sink: Awaited<ReturnType<typeof startMailSink>>;
let people = 0;
const modules = async () => ({
  signIn: await import("./sign-in/actions"),
  reset: await import("./reset/actions"),
  email: await import("./email/actions"),
  account: await import("./actions"),
  confirm: await import("./confirm/actions"),
  passkeys: await import("./passkeys/actions"),
  session: await import("@/lib/auth/session"),
  links: await import("./one-time-links/read-link"),
});
let app: Awaited<ReturnType<typeof modules>>;

beforeAll(async () => {
  sink = await startMailSink();
  vi.stubEnv("AUTH_SECRET", "a secret that is long enough for a test");
  vi.stubEnv("APP_URL", SITE);
  vi.stubEnv("SIGN_UP", "open");
  vi.stubEnv("SMTP_URL", sink.url);
  vi.stubEnv("MAIL_FROM", "Ninefold <videos@ninefold.test>");
  // Only now: the environment is parsed at the first import.
  const { openTestDatabase } = await import("@/e2e/fixtures/database");
  database = await openTestDatabase();
  (globalThis as { ninefoldDatabase?: TestDatabase }).ninefoldDatabase = database;
  app = await modules();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await sink.close();
  await database.close();
});
beforeEach(async () => {
  await database.db.execute(sql`delete from rate_limits`);
});

const signIn = (visitor: Visitor, email: string, password: string) =>
  visitor.does(() => app.signIn.signInAction({}, form({ email, password, next: "/" })));
const whoIs = async (visitor: Visitor) => (await visitor.does(() => app.session.getUser())).answer;
async function signedUp() {
  const [email, visitor] = [`user${++people}@example.com`, new Visitor()];
  await visitor.does(() => app.signIn.signUpAction({}, form({ email, password: PASSWORD, next: "/" })));
  const user = await whoIs(visitor);
  if (!user) throw new Error("not signed up");
  return { email, visitor, id: user.id };
}
const ask = async (email: string) => {
  const { answer } = await new Visitor().does(() => app.reset.requestResetAction({}, form({ email })));
  await Promise.all(later.work.splice(0));
  return answer;
};
const tokenOf = (link: string) => link.split("/").at(-1) ?? "";
const reset = (token: string, password: string) =>
  new Visitor().does(() => app.reset.resetPasswordAction({}, form({ token, password })));
/** As if the last proof of who they are were an hour old. */
const hourLater = (id: string) =>
  database.db.update(sessions).set({ authenticatedAt: sql`now() - interval '1 hour'` }).where(eq(sessions.userId, id));

test("reset by mail: a link works once by POST, ends every session, and reading it changes nothing", async () => {
  const { email, visitor } = await signedUp();
  const before = sink.mails.length;
  expect(await ask(email.toUpperCase())).toEqual({ done: true, values: { email: email.toUpperCase() } });
  const mail = await sink.next(before);
  expect(mail.to).toBe(email);
  expect(mail.text).toContain("for 30 minutes");
  const link = linkIn(mail);
  expect(link.startsWith(`${SITE}/reset/`)).toBe(true);
  // Nothing that a mail program would fetch, and nothing that counts who reads it.
  expect(mail.html).toContain(`href="${link}"`);
  expect(mail.html.match(/https?:[^"<\s]+/g)?.every((address) => address === link)).toBe(true);
  expect(mail.html).not.toMatch(/<img|<link|<style|src=/);
  const token = tokenOf(link);
  const stored = await database.db.execute(sql`select * from one_time_links`);
  expect(JSON.stringify(stored)).not.toContain(token);
  for (const _ of [1, 2]) expect((await app.links.readReset(token)).state).toBe("open");
  expect((await reset(token, "password1234")).answer).toEqual({ fields: { password: "password_common" } });
  expect((await reset(token, `${email}!!`)).answer).toEqual({ fields: { password: "password_personal" } });
  expect((await reset(token, "another long password")).to).toBe("/sign-in?reset=done");
  expect(await whoIs(visitor)).toBeNull();
  expect((await reset(token, "a third long password")).answer).toEqual({ error: "reset_used" });
  expect((await signIn(new Visitor(), email, "another long password")).to).toBe("/");
  expect((await signIn(new Visitor(), email, PASSWORD)).answer?.error).toBe("wrong");
});

test("reset by mail: the answer is the same for an address without an account, and a disabled one gets no mail", async () => {
  const { email, id } = await signedUp();
  await database.db.update(users).set({ disabledAt: sql`now()` }).where(eq(users.id, id));
  const before = sink.mails.length;
  expect(await ask("nobody@example.com")).toEqual({ done: true, values: { email: "nobody@example.com" } });
  expect(await ask(email)).toEqual({ done: true, values: { email } });
  expect(sink.mails.length).toBe(before);
});

test("reset by mail: a link expires after 30 minutes, and three are sent in an hour", async () => {
  const { email } = await signedUp();
  const before = sink.mails.length;
  // One was sent at sign-up.
  for (let asked = 0; asked < 5; asked++) expect((await ask(email))?.done).toBe(true);
  expect(sink.mails.length - before).toBe(2);
  const token = tokenOf(linkIn(sink.mails[before]!));
  await database.db.execute(
    sql`update one_time_links set expires_at = expires_at - interval '30 minutes' where kind = 'password_reset'`,
  );
  expect((await reset(token, "another long password")).answer).toEqual({ error: "reset_expired" });
});

test("address: a mailed link verifies it, and until then it counts as not verified", async () => {
  const before = sink.mails.length;
  const { email } = await signedUp();
  const mail = await sink.next(before);
  expect((await findUserByEmail(database.db, { email }))?.emailVerified).toBeNull();
  const token = tokenOf(linkIn(mail));
  const verify = () => new Visitor().does(() => app.email.verifyEmailAction({}, form({ token })));
  expect((await verify()).to).toBe("/account?email=verified");
  expect((await findUserByEmail(database.db, { email }))?.emailVerified).not.toBeNull();
  expect((await verify()).answer).toEqual({ error: "reset_used" });
});

test("address: a change needs a fresh sign-in and a link to the new address, and the old one is told", async () => {
  const { email, visitor, id } = await signedUp();
  const change = (to: string) => visitor.does(() => app.email.changeEmailAction(null, form({ email: to })));
  await hourLater(id);
  expect((await change("new@example.com")).to).toBe("/account/confirm");
  const confirm = (password: string) =>
    visitor.does(() => app.confirm.confirmAction({}, form({ password, next: "/account" })));
  expect((await confirm("not the password")).answer).toEqual({ fields: { password: "current" } });
  expect((await change("new@example.com")).to).toBe("/account/confirm");
  expect((await confirm(PASSWORD)).to).toBe("/account");
  const other = await signedUp();
  const before = sink.mails.length;
  const taken = (await change(other.email)).answer;
  expect((await change("new@example.com")).answer).toMatchObject({ ok: true });
  expect(taken).toMatchObject({ ok: true, text: expect.stringContaining(other.email) });
  expect(sink.mails.slice(before).map(({ to }) => to)).toEqual(["new@example.com"]);
  expect((await whoIs(visitor))?.email).toBe(email);
  const token = tokenOf(linkIn(sink.mails[before]!));
  await new Visitor().does(() => app.email.verifyEmailAction({}, form({ token })));
  expect((await whoIs(visitor))?.email).toBe("new@example.com");
  expect(sink.mails.at(-1)).toMatchObject({ to: email, text: expect.stringContaining("new@example.com") });
});

test("address: one that got an account meanwhile stays with that account", async () => {
  const { visitor } = await signedUp();
  const before = sink.mails.length;
  const wanted = `user${people + 1}@example.com`;
  await visitor.does(() => app.email.changeEmailAction(null, form({ email: wanted })));
  const token = tokenOf(linkIn(sink.mails[before]!));
  expect((await signedUp()).email).toBe(wanted);
  const { answer } = await new Visitor().does(() => app.email.verifyEmailAction({}, form({ token })));
  expect(answer).toEqual({ error: "email_taken" });
});

test("password change: other devices end unless they are kept", async () => {
  const { email, visitor } = await signedUp();
  const other = new Visitor();
  await signIn(other, email, PASSWORD);
  const change = (fields: Record<string, string>) =>
    visitor.does(() => app.account.changePasswordAction({}, form(fields)));
  const kept = await change({ current: PASSWORD, password: "another long password", keep_others: "1" });
  expect(kept.answer).toEqual({ done: true });
  expect(await whoIs(other)).not.toBeNull();
  await change({ current: "another long password", password: PASSWORD });
  expect(await whoIs(other)).toBeNull();
});

test("session: one that was not used for 14 days has ended, however long it would last", async () => {
  const { visitor, id } = await signedUp();
  const unused = (days: number) =>
    database.db
      .update(sessions)
      .set({ lastSeenAt: sql`now() - ${days} * interval '1 day'` })
      .where(eq(sessions.userId, id));
  await unused(13);
  expect(await whoIs(visitor)).not.toBeNull();
  await unused(14);
  expect(await whoIs(visitor)).toBeNull();
});

test("second step: the password alone opens nothing, and each recovery code works once", async () => {
  const { email, visitor, id } = await signedUp();
  const on = () => visitor.does(() => app.passkeys.secondFactorAction(null, form({ second: "on" })));
  expect((await on()).answer?.ok).toBe(false);
  const made = (await visitor.does(() => app.passkeys.recoveryCodesAction(null, form({})))).answer;
  const codes = made?.codes ?? [];
  expect(new Set(codes).size).toBe(10);
  expect(JSON.stringify(await database.db.execute(sql`select * from recovery_codes`))).not.toContain(codes[0]);
  expect((await on()).answer?.ok).toBe(false);
  await database.db.execute(sql`insert into passkeys (id, user_id, name, public_key, counter, transports, backed_up)
    values (${`key-${id}`}, ${id}, 'A key', 'AA', 0, '{}', false)`);
  expect((await on()).answer?.ok).toBe(true);
  const device = new Visitor();
  const withCode = (code: string, who = device) =>
    who.does(() => app.passkeys.recoveryCodeAction({}, form({ code, next: "/gallery" })));
  expect((await withCode(codes[0] ?? "")).answer).toEqual({ error: "challenge_old" });
  expect((await signIn(device, email, PASSWORD)).to).toBe("/sign-in/second");
  expect(await whoIs(device)).toBeNull();
  expect((await withCode("AAAA-AAAA-AAAA")).answer).toEqual({ error: "code_wrong" });
  expect((await withCode(` ${codes[0]?.toLowerCase()} `)).to).toBe("/gallery");
  expect((await whoIs(device))?.id).toBe(id);
  const again = new Visitor();
  await signIn(again, email, PASSWORD);
  expect((await withCode(codes[0] ?? "", again)).answer).toEqual({ error: "code_wrong" });
  // A passed step is no second ticket.
  expect((await withCode(codes[1] ?? "")).answer).toEqual({ error: "challenge_old" });
});

test("passkey: the last way in cannot be removed, and a made-up answer opens nothing", async () => {
  const { visitor, id } = await signedUp();
  const key = `key-${id}`;
  await database.db.execute(sql`insert into passkeys (id, user_id, name, public_key, counter, transports, backed_up)
    values (${key}, ${id}, 'A key', 'AA', 0, '{}', false)`);
  await database.db.update(users).set({ passwordHash: null }).where(eq(users.id, id));
  const remove = async () =>
    (await visitor.does(() => app.passkeys.removePasskeyAction(null, form({ passkey: key })))).answer?.ok;
  expect(await remove()).toBe(false);
  await database.db.update(users).set({ passwordHash: "$argon2id$" }).where(eq(users.id, id));
  expect(await remove()).toBe(true);
  const stranger = new Visitor();
  const asked = await stranger.does(() => app.passkeys.passkeyOptionsAction("sign_in"));
  expect(asked.answer).toMatchObject({ ok: true, options: { rpId: "ninefold.test", userVerification: "required" } });
  const response = {
    ...{ id: key, rawId: key, type: "public-key", clientExtensionResults: {} },
    response: { clientDataJSON: "e30", authenticatorData: "AA", signature: "AA" },
  };
  const answer = () =>
    stranger.does(() => app.passkeys.passkeyAnswerAction({ purpose: "sign_in", response, next: "/" }));
  expect((await answer()).answer).toEqual({ ok: false, error: "wrong" });
  expect((await answer()).answer).toEqual({ ok: false, error: "challenge_old" });
  for (const nonsense of [null, {}, { ...response, id: "x".repeat(5_000) }]) {
    const input = { purpose: "sign_in", response: nonsense, next: "/" };
    expect((await stranger.does(() => app.passkeys.passkeyAnswerAction(input))).answer?.ok).toBe(false);
  }
  expect((await stranger.does(() => app.passkeys.passkeyOptionsAction("confirm"))).answer?.ok).toBe(false);
  expect((await stranger.does(() => app.passkeys.newPasskeyOptionsAction(null))).answer?.ok).toBe(false);
});
