import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { asAdmin } from "@/db/admin/actor";
import { rowsOf } from "@/db/rows";
import { sessions, users } from "@/db/schema/accounts";
import { budgets } from "@/db/schema/credits";
import { generations } from "@/db/schema/generations";
import { securityEvents } from "@/db/schema/security";
import { findAudio } from "@/db/sequences/audio-queries";
import { admitOne } from "@/e2e/fixtures/admit-one";
import { addAudio } from "@/e2e/fixtures/audio/add-audio";
import { wavFile } from "@/e2e/fixtures/audio/audio-files";
import { breaches } from "@/e2e/fixtures/invariants";
import { form, Visitor } from "@/e2e/fixtures/page-visitor";
import { openTestApp, type TestApp } from "@/e2e/fixtures/test-app";
import { until } from "@/e2e/fixtures/until";
import type { Services } from "@/lib/generations/services";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());
vi.mock("next/cache", () => ({ refresh: () => undefined }));
vi.mock("next-intl/server", () => import("@/e2e/fixtures/intl-server"));

const SECRET = "a secret that is long enough for a test";
// The environment is read at the first import, before a test could set it.
vi.mock("@/lib/secret", () => ({ authSecret: () => SECRET, authSecrets: () => [SECRET] }));
const admin = asAdmin(null);
const modules = async () => ({
  actions: await import("./actions"),
  loaders: await import("./loaders"),
  title: await import("./title"),
  users: await import("./users"),
  removal: await import("@/lib/removal/remove-user"),
  instance: await import("./instance"),
  commands: await import("./commands"),
  session: await import("@/lib/auth/session"),
  sweep: await import("@/lib/generations/lifecycle/sweep"),
  step: await import("@/lib/generations/lifecycle/step"),
});
let app: Awaited<ReturnType<typeof modules>>;
let world: TestApp;

beforeAll(async () => {
  world = await openTestApp();
  const shared = globalThis as { ninefoldDatabase?: unknown; ninefoldServices?: Services };
  shared.ninefoldDatabase = world.database;
  shared.ninefoldServices = world.services;
  app = await modules();
});
afterAll(() => world.close());

const submit = (userId: string, prompt: string, services = world.services) =>
  admitOne(services, userId, {
    requestId: randomUUID(),
    prompt,
    imageIds: [],
    ratio: "16:9",
    duration: 5,
    model: "seedance-2.0",
  });
const submitted = async (userId: string, prompt: string) => {
  const admitted = await submit(userId, prompt);
  if (!admitted.ok) throw new Error(admitted.error.code);
  return admitted.generation.row.id;
};
const stateOf = async (id: string) => {
  const [row] = await world.services.db.select().from(generations).where(eq(generations.id, id));
  return row?.state;
};
const reserved = async (userId: string) => {
  const rows = await world.services.db
    .select()
    .from(budgets)
    .where(eq(budgets.scope, `user:${userId}`));
  return rows.map(({ used }) => Number(used));
};
const administrator = async () => {
  const id = await world.user();
  await world.services.db.update(users).set({ role: "admin" }).where(eq(users.id, id));
  return id;
};
const emailOf = async (id: string) => {
  const [user] = await world.services.db.select().from(users).where(eq(users.id, id));
  return user?.email ?? "";
};
/** A browser with a session of this user. */
async function browserOf(userId: string): Promise<Visitor> {
  const values = { userId, expiresAt: new Date(Date.now() + 86_400_000) };
  const [session] = await world.services.db.insert(sessions).values(values).returning();
  const visitor = new Visitor();
  const name = "authjs.session-token";
  visitor.jar.set(name, await encode({ token: { sid: session?.id }, secret: SECRET, salt: name }));
  return visitor;
}
const sweepUntil = (id: string, state: string) =>
  until(`${id} to be ${state}`, async () => {
    await app.sweep.sweepOnce(world.services);
    return (await stateOf(id)) === state;
  });
const command = (...words: string[]) => app.commands.runCommand(admin, () => world.services, words);

test("gate: every action, loader and title answers 404 to strangers and to users, and changes nothing", async () => {
  const [user, victim] = [await world.user(), await world.user()];
  const fields = form({
    user: victim,
    email: await emailOf(victim),
    role: "admin",
    day: "1",
    month: "1",
    submits: "stop",
    own_keys: "on",
    invitation: randomUUID(),
  });
  const doors: [string, () => Promise<unknown>][] = [
    ...Object.entries(app.actions).map(
      ([name, action]) => [name, () => action(null, fields)] as [string, () => Promise<unknown>],
    ),
    ["loadUsers", () => app.loaders.loadUsers("", "")],
    ["loadUser", () => app.loaders.loadUser(victim)],
    ["loadInvitations", () => app.loaders.loadInvitations()],
    ["loadInstance", () => app.loaders.loadInstance()],
    ["loadLog", () => app.loaders.loadLog("", "")],
    ["adminTitle", () => app.title.adminTitle("title")],
  ];
  expect(doors.length).toBe(15 + Object.keys(app.loaders).length + 1);
  const whole = () => rowsOf(world.services.db, sql`select * from users, instance_settings order by id`);
  const before = await whole();
  for (const visitor of [new Visitor(), await browserOf(user)]) {
    for (const [name, open] of doors) {
      const outcome = await visitor.does(open).then(
        () => "let in",
        (error) => String(error.digest),
      );
      expect(`${name}: ${outcome}`).toBe(`${name}: NEXT_HTTP_ERROR_FALLBACK;404`);
    }
  }
  expect(await whole()).toEqual(before);
});

test("gate: an administrator who is disabled or no longer one is a stranger at once", async () => {
  const [other, id] = [await administrator(), await administrator()];
  const visitor = await browserOf(id);
  const opens = () =>
    visitor
      .does(() => app.loaders.loadInstance())
      .then(
        () => true,
        () => false,
      );
  expect(await opens()).toBe(true);
  await app.users.changeRole(asAdmin(other), world.services, { userId: id, role: "user" });
  expect(await opens()).toBe(false);
  await app.users.changeRole(asAdmin(other), world.services, { userId: id, role: "admin" });
  expect(await opens()).toBe(true);
  await app.users.disableUser(asAdmin(other), world.services, { userId: id });
  expect(await opens()).toBe(false);
});

test("disable: sessions end, the queue is canceled with its credits released, and a generation at the provider is kept", async () => {
  const userId = await world.user();
  const visitor = await browserOf(userId);
  const atProvider = await submitted(userId, "at the provider");
  await app.step.step(world.services, atProvider);
  expect(await stateOf(atProvider)).toBe("rendering");
  const queued = [await submitted(userId, "first"), await submitted(userId, "second")];
  expect(await reserved(userId)).toEqual([1.5, 1.5]);
  const sessionId = (await visitor.does(() => app.session.getUser())).answer?.sessionId ?? "";
  expect(await app.users.disableUser(admin, world.services, { userId })).toEqual({ ok: true, canceled: 2 });
  expect(await Promise.all(queued.map(stateOf))).toEqual(["canceled", "canceled"]);
  expect(await reserved(userId)).toEqual([0.5, 0.5]);
  expect(await app.session.aliveOf([sessionId])).toEqual(new Set());
  expect(await submit(userId, "afterwards")).toMatchObject({ ok: false, error: { code: "unauthorized" } });
  await sweepUntil(atProvider, "ready");
  await app.users.enableUser(admin, world.services, { userId });
  expect((await submit(userId, "enabled")).ok).toBe(true);
});

test("disable: a generation that comes back into the queue afterwards is canceled and not sent", async () => {
  const userId = await world.user();
  const id = await submitted(userId, "was on its way");
  await world.services.db.update(users).set({ disabledAt: sql`now()` }).where(eq(users.id, userId));
  await app.step.step(world.services, id);
  expect(await stateOf(id)).toBe("canceled");
  expect(await reserved(userId)).toEqual([0, 0]);
});

test("disable: of submits at the same moment none stays in the queue", async () => {
  const userId = await world.user();
  const [, ...answers] = await Promise.all([
    app.users.disableUser(admin, world.services, { userId }),
    ...Array.from({ length: 10 }, (_, n) => submit(userId, `at once ${n}`)),
  ]);
  expect(answers).toHaveLength(10);
  const open = await rowsOf<{ n: number }>(
    world.services.db,
    sql`select count(*)::int as n from generations where user_id = ${userId} and state = 'queued'`,
  );
  expect(open).toEqual([{ n: 0 }]);
});

test("submits: while stopped none is taken and none is sent, what is at the provider finishes, and all goes on afterwards", async () => {
  const userId = await world.user();
  const sent = await submitted(userId, "sent [sim:slow=2]");
  await app.step.step(world.services, sent);
  // Now, because a submit also sends the next one in the queue, beside what follows here.
  const waiting = await submitted(userId, "waiting");
  await app.instance.stopSubmits(admin, world.services, true);
  expect(await submit(userId, "refused")).toMatchObject({ ok: false, error: { code: "paused" } });
  expect(await reserved(userId)).toEqual([1, 1]);
  const tasks = world.simulator.tasks().length;
  await app.step.step(world.services, waiting);
  await sweepUntil(sent, "ready");
  expect([await stateOf(waiting), world.simulator.tasks().length]).toEqual(["queued", tasks]);
  await app.instance.stopSubmits(admin, world.services, false);
  await world.services.db.update(generations).set({ dueAt: sql`now()` }).where(eq(generations.id, waiting));
  await sweepUntil(waiting, "ready");
});

test("limits: a user's own replace everyone's, and the instance's can only be lowered", async () => {
  const userId = await world.user();
  const services = { ...world.services, creditLimits: { userDay: "0.5", instanceDay: "1000" } };
  expect((await submit(userId, "one", services)).ok).toBe(true);
  expect((await submit(userId, "two", services)).ok).toBe(false);
  await app.users.changeUserLimits(admin, services, { userId, day: "1", month: "" });
  expect((await submit(userId, "two", services)).ok).toBe(true);
  expect((await submit(userId, "three", services)).ok).toBe(false);
  await app.users.changeUserLimits(admin, services, { userId, day: "100", month: "" });
  await app.instance.changeInstanceLimits(admin, services, { day: "0.1", month: "" });
  expect((await submit(userId, "four", services)).ok).toBe(false);
  await app.instance.changeInstanceLimits(admin, services, { day: "5000", month: "" });
  expect((await submit(userId, "five", { ...services, creditLimits: { instanceDay: "0.1" } })).ok).toBe(false);
  await app.instance.changeInstanceLimits(admin, services, { day: "", month: "" });
  expect((await submit(userId, "six", services)).ok).toBe(true);
  expect(await app.users.changeUserLimits(admin, services, { userId, day: "12,5", month: "" })).toEqual({
    ok: false,
    error: "credits",
  });
});

test("delete: the rows and the files of a user go, and those of others stay", async () => {
  const [userId, other] = [await world.user(), await world.user()];
  const [mine, theirs] = [await submitted(userId, "mine"), await submitted(other, "theirs")];
  await sweepUntil(mine, "ready");
  await sweepUntil(theirs, "ready");
  const keysOf = async (id: string) => {
    const [row] = await world.services.db.select().from(generations).where(eq(generations.id, id));
    return row?.videoKey ?? "";
  };
  const [gone, kept] = [await keysOf(mine), await keysOf(theirs)];
  const queued = await submitted(userId, "queued");
  const [song, theirSong] = await Promise.all(
    [userId, other].map(async (one) => {
      const id = await addAudio(world.services, { userId: one, bytes: wavFile(1) });
      return (await findAudio(world.services.db, { userId: one, id }))?.storageKey ?? "";
    }),
  );
  expect(await app.users.deleteUser(admin, world.services, { userId })).toEqual({ ok: true, finished: true });
  expect(await world.services.storage.stat(gone)).toBeNull();
  expect(await world.services.storage.stat(song ?? "")).toBeNull();
  expect(await world.services.storage.stat(theirSong ?? "")).not.toBeNull();
  expect(await world.services.storage.stat(kept)).not.toBeNull();
  expect([await stateOf(mine), await stateOf(queued), await stateOf(theirs)]).toEqual([undefined, undefined, "ready"]);
  for (const table of [
    "users where id",
    "ledger where user_id",
    "gallery_counts where user_id",
    "transitions where user_id",
    "audio_files where user_id",
  ]) {
    const left = sql`select count(*)::int as n from ${sql.raw(table)} = ${userId}`;
    expect([table, await rowsOf(world.services.db, left)]).toEqual([table, [{ n: 0 }]]);
  }
  expect(await app.users.deleteUser(admin, world.services, { userId })).toEqual({ ok: false, error: "not_found" });
});

test("delete: with a generation at the provider all else goes at once, and its video is dropped when its cost is known", async () => {
  const userId = await world.user();
  const ended = await submitted(userId, "ended");
  await sweepUntil(ended, "ready");
  const atProvider = await submitted(userId, "a secret prompt [sim:slow=3]");
  await app.step.step(world.services, atProvider);
  const queued = await submitted(userId, "queued");
  const visitor = await browserOf(userId);
  expect(await app.users.deleteUser(admin, world.services, { userId })).toEqual({ ok: true, finished: false });
  expect((await visitor.does(() => app.session.getUser())).answer).toBeNull();
  expect([await stateOf(ended), await stateOf(queued)]).toEqual([undefined, undefined]);
  const [left] = await world.services.db.select().from(users).where(eq(users.id, userId));
  expect(left).toMatchObject({ email: `${userId}@removed.invalid`, name: null, passwordHash: null });
  expect((await world.services.db.select().from(generations).where(eq(generations.id, atProvider)))[0]?.prompt).toBe(
    "",
  );
  await app.removal.finishRemovals(world.services);
  expect(await stateOf(atProvider)).toBe("rendering");
  const captured = sql`select count(*)::int as n from ledger where generation_id = ${atProvider} and kind = 'capture'`;
  await sweepUntil(atProvider, "ready");
  expect(await rowsOf(world.services.db, captured)).toEqual([{ n: 1 }]);
  await app.removal.finishRemovals(world.services);
  expect(await world.services.db.$count(users, eq(users.id, userId))).toBe(0);
  expect(await stateOf(atProvider)).toBeUndefined();
});

test("last administrator: they can be neither disabled, demoted nor deleted, not even two by each other at once", async () => {
  await world.services.db.update(users).set({ role: "user" });
  const [one, two] = [await administrator(), await administrator()];
  const both = await Promise.all([
    app.users.changeRole(asAdmin(one), world.services, { userId: two, role: "user" }),
    app.users.disableUser(asAdmin(two), world.services, { userId: one }),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  const [left] = await world.services.db.select().from(users).where(sql`role = 'admin' and disabled_at is null`);
  const userId = left?.id ?? "";
  const denied = { ok: false, error: "last_admin" };
  expect(await app.users.disableUser(admin, world.services, { userId })).toEqual(denied);
  expect(await app.users.changeRole(admin, world.services, { userId, role: "user" })).toEqual(denied);
  expect(await app.users.deleteUser(admin, world.services, { userId })).toEqual(denied);
});

test("audit log: what administrators do is recorded with who and about whom, and can be read page by page", async () => {
  const [id, userId] = [await administrator(), await world.user()];
  const before = await world.services.db.$count(securityEvents);
  const by = asAdmin(id);
  await app.users.changeUserLimits(by, world.services, { userId, day: "2", month: "" });
  await app.users.signOutUser(by, world.services, { userId });
  await app.users.disableUser(by, world.services, { userId });
  expect(await world.services.db.$count(securityEvents)).toBe(before + 3);
  const visitor = await browserOf(id);
  const read = async (cursor: string) => (await visitor.does(() => app.loaders.loadLog("", cursor))).answer;
  const first = await read("");
  expect(first?.events.slice(0, 3).map(({ event }) => [event.kind, event.actorId, event.subjectId])).toEqual([
    ["user_disabled", id, userId],
    ["signed_out", id, userId],
    ["limits_changed", id, userId],
  ]);
  const second = await read(String(first?.events[1]?.event.id));
  expect(second?.events[0]?.event.kind).toBe("limits_changed");
  expect((await read("nonsense"))?.events[0]?.event.kind).toBe("user_disabled");
});

test("commands: what the pages can do, by the address of the account", async () => {
  const [userId] = [await world.user(), await administrator()];
  const email = await emailOf(userId);
  const queued = await submitted(userId, "queued");
  expect(await command("users", email)).toMatch(new RegExp(`^${email}  user  seen never`));
  expect(await command("disable", email.toUpperCase())).toContain("1 queued generations were canceled");
  expect(await stateOf(queued)).toBe("canceled");
  expect(await command("enable", email)).toBe("Enabled.");
  expect(await command("limits", email, "--day", "3", "--month=20")).toBe("Changed.");
  expect(await command("reset-link", email)).toMatch(/\/reset\/[\w-]{43}\n/);
  expect(await command("role", email, "admin")).toBe("The role is now admin.");
  const invited = await command("invite", "grace@example.com", "--role", "user", "--days", "2");
  expect(invited).toMatch(/\/invite\/[\w-]{43}\n/);
  const [id = ""] = (await command("invitations")).split("  ");
  expect(await command("revoke", id)).toBe("Revoked.");
  expect(await command("stop-submits")).toContain("resume-submits");
  expect(await command("status")).toContain("submits: stopped since");
  expect(await command("resume-submits")).toContain("possible again");
  expect(await command("log")).toContain("submits_resumed  by a command");
  expect(await command("attention")).toBe("None needs attention.");
  expect(await command("verify", email)).toBe("Verified.");
  expect(await command("second-step-off", email)).toContain("signs in again");
  await expect(command("delete", email)).rejects.toThrow("Nothing was deleted");
  expect(await command("delete", email, "--confirm", email)).toBe("Deleted.");
  await expect(command("disable", email)).rejects.toThrow("There is no account");
  const listed = Object.values(app.commands.COMMANDS).map(({ usage }) => usage.split(" ")[0]);
  expect(listed).toEqual(Object.keys(app.commands.COMMANDS));
  for (const name of listed) expect(await command("help")).toContain(`  ${name}`);
});

test("money, states and files agree after all of it", async () => {
  const known = new Set((await world.services.db.select().from(generations)).map(({ prompt }) => prompt));
  const tasks = world.simulator.tasks().filter(({ prompt }) => known.has(prompt));
  // What a deleted user spent stays counted for all users together.
  const found = (await breaches({ ...world.services, tasks })).filter((breach) => !breach.includes("instance"));
  expect(found).toEqual([]);
});
