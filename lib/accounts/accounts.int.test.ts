import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { rowsOf } from "@/db/rows";
import { backFromIssuer } from "@/e2e/fixtures/back-from-issuer";
import type { TestDatabase } from "@/e2e/fixtures/database";
import { type Claims, startOidcIssuer } from "@/e2e/fixtures/oidc-issuer";
import { form, Visitor } from "@/e2e/fixtures/page-visitor";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());
vi.mock("next/cache", () => ({ refresh: () => undefined }));
vi.mock("next-intl/server", () => import("@/e2e/fixtures/intl-server"));

const PASSWORD = "nine folded images";
let database: TestDatabase;
let issuer: Awaited<ReturnType<typeof startOidcIssuer>>;
let people = 0;

const modules = async () => ({
  actions: await import("@/lib/accounts/sign-in/actions"),
  account: await import("./actions"),
  session: await import("@/lib/auth/session"),
  callback: await import("@/app/api/auth/[...nextauth]/route"),
});
let app: Awaited<ReturnType<typeof modules>>;

beforeAll(async () => {
  issuer = await startOidcIssuer({ id: "ninefold", secret: "issuer-secret" });
  vi.stubEnv("AUTH_SECRET", "a secret that is long enough for a test");
  vi.stubEnv("AUTH_OIDC_ISSUER", issuer.url);
  vi.stubEnv("AUTH_OIDC_ID", "ninefold");
  vi.stubEnv("AUTH_OIDC_SECRET", "issuer-secret");
  vi.stubEnv("APP_URL", "http://ninefold.test:4000");
  vi.stubEnv("SIGN_UP", "open");
  // Only now: the environment is parsed at the first import.
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
  await database.db.execute(sql`delete from rate_limits`);
});

const newAddress = () => `user${++people}@example.com`;

async function signedUp(email = newAddress(), visitor = new Visitor()) {
  const { to } = await visitor.does(() => app.actions.signUpAction({}, form({ email, password: PASSWORD, next: "/" })));
  expect(to).toBe("/");
  return { email, visitor };
}
const signIn = (visitor: Visitor, email: string, password: string) =>
  visitor.does(() => app.actions.signInAction({}, form({ email, password, next: "/gallery" })));
const whoIs = async (visitor: Visitor) => (await visitor.does(() => app.session.getUser())).answer;
const count = async (query: ReturnType<typeof sql>) => {
  const [found] = await rowsOf<{ n: number }>(database.db, query);
  return Number(found?.n);
};

test("a user signs up, is signed in at once, and returns another day to the page they wanted", async () => {
  const { email, visitor } = await signedUp("Ada@Example.COM");
  expect(await whoIs(visitor)).toMatchObject({ email: "ada@example.com" });
  const later = new Visitor();
  expect(await signIn(later, " ADA@example.com ", PASSWORD)).toEqual({ to: "/gallery" });
  expect((await whoIs(later))?.id).toBe((await whoIs(visitor))?.id);
  expect(email).toBe("Ada@Example.COM");
});

test("the password is stored as argon2id of the recommended cost, and the cookie contains no user data", async () => {
  const { visitor } = await signedUp();
  const strong = sql`select count(*) as n from users where password_hash like '$argon2id$v=19$m=19456,t=2,p=1$%'`;
  expect(await count(strong)).toBe(await count(sql`select count(*) as n from users`));
  const token = visitor.jar.get("authjs.session-token") ?? "";
  expect(Buffer.from(token, "base64url").toString("latin1")).not.toContain("example.com");
});

test("signing out ends the session itself, so a copied cookie is worthless", async () => {
  const { visitor } = await signedUp();
  const thief = new Visitor();
  for (const [name, value] of visitor.jar) thief.jar.set(name, value);
  expect(await whoIs(thief)).not.toBeNull();
  expect((await visitor.does(() => app.actions.signOutAction())).to).toBe("/sign-in");
  expect(await whoIs(visitor)).toBeNull();
  expect(await whoIs(thief)).toBeNull();
});

test("a password change ends every other session and keeps this one", async () => {
  const { email, visitor } = await signedUp();
  const other = new Visitor();
  await signIn(other, email, PASSWORD);
  const change = form({ current: PASSWORD, password: "another long password" });
  expect((await visitor.does(() => app.account.changePasswordAction({}, change))).answer).toEqual({ done: true });
  expect(await whoIs(visitor)).not.toBeNull();
  expect(await whoIs(other)).toBeNull();
  expect((await signIn(other, email, PASSWORD)).answer?.error).toBe("wrong");
  expect((await signIn(other, email, "another long password")).to).toBe("/gallery");
});

test("a wrong current password changes nothing, and a short new one is refused at its field", async () => {
  const { visitor } = await signedUp();
  const change = (current: string, password: string) =>
    visitor.does(() => app.account.changePasswordAction({}, form({ current, password })));
  expect((await change("not the password", "another long password")).answer).toEqual({
    fields: { current: "current" },
  });
  expect((await change(PASSWORD, "short")).answer).toEqual({ fields: { password: "password_short" } });
  expect(await whoIs(visitor)).not.toBeNull();
});

test("a user cannot end another user's session", async () => {
  const { visitor: victim } = await signedUp();
  const { visitor: other } = await signedUp();
  const theirs = (await whoIs(victim))?.sessionId ?? "";
  await other.does(() => app.account.endSessionAction(form({ session: theirs })));
  expect(await whoIs(victim)).not.toBeNull();
});

test("a forged, foreign or expired cookie signs nobody in", async () => {
  const { visitor } = await signedUp();
  const forged = new Visitor();
  forged.jar.set("authjs.session-token", `${visitor.jar.get("authjs.session-token")?.slice(0, -4)}AAAA`);
  expect(await whoIs(forged)).toBeNull();
  const sessionId = (await whoIs(visitor))?.sessionId;
  await database.db.execute(sql`update sessions set expires_at = now() - interval '1 second' where id = ${sessionId}`);
  expect(await whoIs(visitor)).toBeNull();
});

test("an unknown address and a wrong password get the same answer", async () => {
  const { email } = await signedUp();
  const wrong = await signIn(new Visitor("203.0.113.2"), email, "not the password");
  const unknown = await signIn(new Visitor("203.0.113.3"), "nobody@example.com", "not the password");
  expect(wrong.answer).toEqual({ error: "wrong", values: { email } });
  expect(unknown.answer).toEqual({ error: "wrong", values: { email: "nobody@example.com" } });
});

test("an unknown address takes as long as a wrong password", async () => {
  const { email } = await signedUp();
  const timed = async (address: string) => {
    await database.db.execute(sql`delete from rate_limits`);
    const start = performance.now();
    await signIn(new Visitor(), address, "not the password");
    return performance.now() - start;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  const fastest = () => Math.min(...unknown) / Math.min(...known);
  // Alternately, and the fastest of each: other load on the machine makes some of them slower, but none faster. More
  // rounds repair what load has done to one of them, and nothing else.
  for (let round = 0; round < 20 || (round < 60 && Math.abs(Math.log2(fastest())) > 1); round++) {
    known.push(await timed(email));
    unknown.push(await timed("nobody@example.com"));
  }
  // Without the decoy hash the unknown address answers several times faster.
  const ratio = fastest();
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

const guess = async (email: string, visitors: Visitor[]) => {
  const { checkPassword } = await import("@/lib/auth/check-password");
  return (
    await visitors[0]!.does(() =>
      Promise.all(visitors.map(({ headers }) => checkPassword({ email, password: "not the password", headers }))),
    )
  ).answer!;
};

test("of forty concurrent guesses of one network exactly five are checked", async () => {
  const { email } = await signedUp();
  const answers = await guess(email, Array(40).fill(new Visitor("198.51.100.77")));
  expect(answers.filter((answer) => !answer.ok && answer.error === "wrong")).toHaveLength(5);
  expect(answers.filter((answer) => !answer.ok && answer.error === "too_many")).toHaveLength(35);
  // Not even the right one now: otherwise the refusals would reveal which guess was right.
  expect((await signIn(new Visitor("198.51.100.77"), email, PASSWORD)).answer?.error).toBe("too_many");
});

test("nobody can lock another out: guesses of many networks delay the owner, and not at all on a device of theirs", async () => {
  const { email, visitor } = await signedUp();
  const answers = await guess(
    email,
    Array.from({ length: 23 }, (_, at) => new Visitor(`198.51.100.${at}`)),
  );
  expect(answers.every((answer) => !answer.ok && answer.error === "wrong")).toBe(true);
  const elsewhere = new Visitor("192.0.2.9");
  const began = performance.now();
  expect((await signIn(elsewhere, email, PASSWORD)).to).toBe("/gallery");
  expect(performance.now() - began).toBeGreaterThan(1_900);
  // Even from a network that is refused by now.
  visitor.jar.delete("authjs.session-token");
  await guess(email, Array(8).fill(new Visitor(visitor.address)));
  const stranger = new Visitor(visitor.address);
  expect((await signIn(stranger, email, PASSWORD)).answer?.error).toBe("too_many");
  expect((await signIn(visitor, email, PASSWORD)).to).toBe("/gallery");
});

test("a device's own wrong passwords are counted, and its cookie is of use for no other account", async () => {
  const { email, visitor } = await signedUp();
  const other = await signedUp();
  const errors = async (address: string, times: number) => {
    let last: string | undefined;
    for (let at = 0; at < times; at++) last = (await signIn(visitor, address, "not the password")).answer?.error;
    return last;
  };
  expect(await errors(other.email, 6)).toBe("too_many");
  expect(await errors(email, 10)).toBe("wrong");
  expect(await errors(email, 1)).toBe("too_many");
});

test("one network cannot go through many addresses; all of a /64 is one network", async () => {
  const { ATTEMPTS } = await import("@/lib/auth/limits");
  for (let at = 0; at < ATTEMPTS.network.limit; at++) {
    const answer = await guess(`x${at}@example.com`, [new Visitor(`2001:db8:1:2::${at}`)]);
    expect(answer).toEqual([{ ok: false, error: "wrong" }]);
  }
  const neighbor = new Visitor("2001:db8:1:2:ffff::9");
  expect((await signIn(neighbor, "x9@example.com", "not the password")).answer?.error).toBe("too_many");
  const elsewhere = new Visitor("2001:db8:1:3::1");
  expect((await signIn(elsewhere, "x9@example.com", "not the password")).answer?.error).toBe("wrong");
});

test("when attempts cannot be counted, nobody can sign in", async () => {
  const { email } = await signedUp();
  await database.db.execute(sql`alter table rate_limits rename to gone`);
  try {
    const visitor = new Visitor();
    expect((await signIn(visitor, email, PASSWORD)).answer?.error).toBe("unexpected");
    expect(await whoIs(visitor)).toBeNull();
  } finally {
    await database.db.execute(sql`alter table gone rename to rate_limits`);
  }
});

test("the table of attempts contains neither users nor networks", async () => {
  await signIn(new Visitor("203.0.113.9"), "ada@example.com", "not the password");
  const naming = sql`select count(*) as n from rate_limits where key like '%ada%' or key like '%203.0%'`;
  expect(await count(naming)).toBe(0);
  expect(await count(sql`select count(*) as n from rate_limits`)).toBe(4);
});

test("signing up with an existing address and another password creates nothing and reveals little", async () => {
  const { email } = await signedUp();
  const before = await count(sql`select count(*) as n from users`);
  const stranger = new Visitor("203.0.113.4");
  const fields = form({ email, password: "some other password", name: "Mallory" });
  const { answer } = await stranger.does(() => app.actions.signUpAction({}, fields));
  expect(answer).toEqual({ error: "taken", values: { email, name: "Mallory" } });
  expect(await count(sql`select count(*) as n from users`)).toBe(before);
  expect(await whoIs(stranger)).toBeNull();
});

test("two concurrent clicks of sign up make one account", async () => {
  const email = newAddress();
  const press = () =>
    import("./sign-up").then(({ signUp }) =>
      signUp({ name: "", email, password: PASSWORD, invitation: null, headers: new Visitor().headers, locale: "en" }),
    );
  const made = await Promise.all([press(), press(), press()]);
  expect(made.filter((result) => result.ok && result.made)).toHaveLength(1);
});

async function throughIssuer(visitor: Visitor, next = "/gallery") {
  const { to } = await visitor.does(() => app.actions.signInWithAction({}, form({ provider: "oidc", next })));
  const sent = await fetch(to ?? "", { redirect: "manual" });
  return backFromIssuer(app.callback.GET, visitor, sent.headers.get("location") ?? "");
}

test("an OIDC issuer signs a user in, twice the same one, and none of its tokens are stored", async () => {
  issuer.user = { sub: "issuer-1", email: "Grace@Example.com", name: "Grace" };
  const visitor = new Visitor();
  expect(await throughIssuer(visitor)).toBe("http://ninefold.test:4000/gallery");
  expect(await whoIs(visitor)).toMatchObject({ email: "grace@example.com", name: "Grace" });
  const again = new Visitor();
  await throughIssuer(again);
  expect((await whoIs(again))?.id).toBe((await whoIs(visitor))?.id);
  expect(new Set(issuer.redirects)).toEqual(new Set(["http://ninefold.test:4000/api/auth/callback/oidc"]));
  const kept = sql`select count(*) as n from accounts where access_token is not null or id_token is not null`;
  expect(await count(kept)).toBe(0);
});

test("an issuer's claim about an address does not open the account that has it", async () => {
  const { email } = await signedUp();
  issuer.user = { sub: "issuer-2", email };
  const stranger = new Visitor();
  expect(await throughIssuer(stranger)).toBe("http://ninefold.test:4000/sign-in?error=OAuthAccountNotLinked");
  expect(await whoIs(stranger)).toBeNull();
});

test("a signed-in user connects an issuer, and can then sign in with it", async () => {
  const { visitor } = await signedUp();
  const me = (await whoIs(visitor))?.id;
  issuer.user = { sub: "issuer-3", email: "work@example.com" };
  await throughIssuer(visitor, "/account");
  expect((await whoIs(visitor))?.id).toBe(me);
  const elsewhere = new Visitor();
  await throughIssuer(elsewhere);
  expect((await whoIs(elsewhere))?.id).toBe(me);
});

test("an issuer is connected only by a user who proved a moment ago who they are, and is disconnected unless it is the last way in", async () => {
  const { email, visitor } = await signedUp();
  const me = (await whoIs(visitor))?.id ?? "";
  const ago = (minutes: number) =>
    database.db.execute(
      sql`update sessions set authenticated_at = now() - ${minutes} * interval '1 minute' where user_id = ${me}`,
    );
  issuer.user = { sub: "issuer-11", email: "eleven@example.com" };
  await ago(11);
  expect(await throughIssuer(visitor, "/account")).toContain("error=Unconfirmed");
  const linked = sql`select count(*) as n from accounts where user_id = ${me}`;
  expect(await count(linked)).toBe(0);
  await ago(9);
  await throughIssuer(visitor, "/account");
  expect(await count(linked)).toBe(1);
  const disconnect = async () => {
    const { answer, to } = await visitor.does(() => app.account.disconnectAction(null, form({ provider: "oidc" })));
    return to ?? answer?.ok;
  };
  await ago(11);
  expect(await disconnect()).toBe("/account/confirm");
  // Coming back from an issuer that is connected proves it too.
  await throughIssuer(visitor, "/account");
  await database.db.execute(sql`update users set password_hash = null where id = ${me}`);
  expect(await disconnect()).toBe(false);
  const set = form({ password: "a first long password" });
  expect((await visitor.does(() => app.account.changePasswordAction({}, set))).answer).toEqual({ done: true });
  expect(await disconnect()).toBe(true);
  expect(await count(linked)).toBe(0);
  // What somebody else may have connected goes with a password change.
  await throughIssuer(visitor, "/account");
  const change = form({ current: "a first long password", password: "a second long password", drop: "oidc" });
  await visitor.does(() => app.account.changePasswordAction({}, change));
  expect(await count(linked)).toBe(0);
  expect((await signIn(new Visitor(), email, "a second long password")).to).toBe("/gallery");
});

test("a cookie whose session has ended cannot connect an issuer to that user", async () => {
  const { visitor } = await signedUp();
  const victim = (await whoIs(visitor))?.id;
  const thief = new Visitor();
  for (const [name, value] of visitor.jar) thief.jar.set(name, value);
  await visitor.does(() => app.actions.signOutAction());
  issuer.user = { sub: "issuer-4", email: "thief@example.com" };
  await throughIssuer(thief);
  expect((await whoIs(thief))?.id).not.toBe(victim);
});

test("an issuer that gives no address makes no account", async () => {
  issuer.user = { sub: "issuer-5" };
  const visitor = new Visitor();
  expect(await throughIssuer(visitor)).toContain("/sign-in?error=NoEmail");
  expect(await whoIs(visitor)).toBeNull();
});

test.each<[string, string, Claims, Claims]>([
  ["somebody else", "NoEmail", { sub: "issuer-6" }, { sub: "issuer-7", email: "other@example.com" }],
  [
    "a no",
    "EmailUnverified",
    { sub: "issuer-8", email: "8@example.com" },
    {
      sub: "issuer-8",
      email: "8@example.com",
      email_verified: false,
    },
  ],
  [
    "nothing new",
    "EmailUnverified",
    { sub: "issuer-9", email: "9@example.com", email_verified: false },
    {
      sub: "issuer-9",
      email: "9@example.com",
      email_verified: true,
    },
  ],
])("an issuer whose userinfo says %s makes no account", async (_, error, idToken, userinfo) => {
  Object.assign(issuer, { user: idToken, userinfo });
  const visitor = new Visitor();
  expect(await throughIssuer(visitor)).toBe(`http://ninefold.test:4000/sign-in?error=${error}`);
  expect(await whoIs(visitor)).toBeNull();
});

test("an account keeps the first time zone that a browser sends, until its user chooses another", async () => {
  const { reportTimeZone } = await import("../preferences/actions");
  const { email, visitor } = await signedUp();
  expect((await whoIs(visitor))?.timeZone).toBe("UTC");
  await visitor.does(() => reportTimeZone("Mars/Olympus"));
  expect((await whoIs(visitor))?.timeZone).toBe("UTC");
  await visitor.does(() => reportTimeZone("Asia/Kathmandu"));
  expect((await whoIs(visitor))?.timeZone).toBe("Asia/Kathmandu");

  const other = new Visitor();
  await other.does(() => reportTimeZone("America/New_York"));
  await signIn(other, email, PASSWORD);
  expect((await whoIs(other))?.timeZone).toBe("Asia/Kathmandu");

  await other.does(() => app.account.timeZoneAction(form({ timeZone: "Pacific/Kiritimati" })));
  expect((await whoIs(visitor))?.timeZone).toBe("Pacific/Kiritimati");
  await other.does(() => app.account.timeZoneAction(form({ timeZone: "+08:00" })));
  expect((await whoIs(visitor))?.timeZone).toBe("Pacific/Kiritimati");
});
