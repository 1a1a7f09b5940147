import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { generations } from "@/db/schema/generations";
import type { TestDatabase } from "@/e2e/fixtures/database";
import { form, Visitor } from "@/e2e/fixtures/page-visitor";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());
vi.mock("next-intl/server", () => import("@/e2e/fixtures/intl-server"));
vi.mock("next/cache", () => ({ refresh: () => undefined }));
// What is admitted here stays queued.
vi.mock("next/server", async (original) => ({ ...(await original<object>()), after: () => undefined }));

let database: TestDatabase;
const visitor = new Visitor();

beforeAll(async () => {
  vi.stubEnv("AUTH_SECRET", "a secret that is long enough for a test");
  const { openTestDatabase } = await import("@/e2e/fixtures/database");
  database = await openTestDatabase();
  (globalThis as { ninefoldDatabase?: TestDatabase }).ninefoldDatabase = database;
  const { signUpAction } = await import("@/lib/accounts/sign-in/actions");
  const fields = { email: "ada@example.com", password: "nine folded images", name: "Ada\0", next: "/" };
  expect((await visitor.does(() => signUpAction({}, form(fields)))).to).toBe("/");
});
afterAll(() => database.close());

const BAD = ["a\0b", "a\ud83d", "\ude00\ud83d"];

test.each(BAD)("no action accepts %j in any field", async (bad) => {
  const { saveNote, makeCollection } = await import("@/lib/gallery/actions");
  const { savePrompt } = await import("@/lib/prompts/actions");
  const { submitBatch } = await import("@/lib/generations/actions");
  const invalid = { answer: { ok: false, error: { code: "invalid" } } };
  const id = crypto.randomUUID();
  const wish = { requestId: id, imageIds: [], variations: [{ ratio: "16:9", duration: 5 }], model: "seedance-2.0" };
  expect(await visitor.does(() => savePrompt({ name: bad, text: "fine" }))).toEqual(invalid);
  expect(await visitor.does(() => savePrompt({ name: "fine", text: bad }))).toEqual(invalid);
  expect(await visitor.does(() => submitBatch({ ...wish, prompt: bad }))).toEqual(invalid);
  expect(await visitor.does(() => saveNote({ id, title: "fine", note: bad, tags: [] }))).toEqual(invalid);
  expect(await visitor.does(() => saveNote({ id, title: "fine", note: "", tags: [bad] }))).toEqual(invalid);
  expect(await visitor.does(() => makeCollection({ name: bad }))).toEqual(invalid);
});

test("a name in a plain form is stored without unstorable characters", async () => {
  const { getUser } = await import("./session");
  expect((await visitor.does(() => getUser())).answer).toMatchObject({ name: "Ada" });
});

test("an admitted batch is answered with each video's position, and a video alone with none", async () => {
  const { submitBatch } = await import("@/lib/generations/actions");
  const positions = async (count: number) => {
    const variations = Array.from({ length: count }, () => ({ ratio: "16:9", duration: 5 }));
    const wish = { requestId: crypto.randomUUID(), prompt: "A kite", imageIds: [], variations, model: "seedance-2.0" };
    const { answer } = await visitor.does(() => submitBatch(wish));
    return answer?.ok && answer.generations.map(({ batch }) => batch);
  };
  expect(await positions(2)).toEqual([
    { at: 1, of: 2 },
    { at: 2, of: 2 },
  ]);
  expect(await positions(1)).toEqual([undefined]);
});

test("thirty videos a minute are accepted, and of a batch that would be more none is recorded", async () => {
  const { submitBatch } = await import("@/lib/generations/actions");
  const rows = () => database.db.select({ id: generations.id }).from(generations);
  const submit = async (count: number) => {
    const variations = Array.from({ length: count }, () => ({ ratio: "16:9", duration: 15 }));
    const wish = { requestId: crypto.randomUUID(), prompt: "A kite", imageIds: [], variations, model: "seedance-2.0" };
    return (await visitor.does(() => submitBatch(wish))).answer;
  };
  let refused = await submit(4);
  for (let more = 0; more < 14 && refused?.ok; more++) refused = await submit(4);
  expect(refused).toMatchObject({
    ok: false,
    error: { code: "too_many", message: expect.stringMatching(/^You can start 30 videos a minute\. .*kept/) },
  });
  const recorded = (await rows()).length;
  expect(recorded).toBeGreaterThan(26);
  expect(recorded).toBeLessThan(31);
});

test("a submit beyond the quota is refused, and nothing is recorded or reserved", async () => {
  const { submitBatch } = await import("@/lib/generations/actions");
  const { env } = await import("@/env");
  await database.db.execute(sql`delete from rate_limits`);
  const rows = () => database.db.select({ id: generations.id }).from(generations);
  const before = await rows();
  env.QUOTA_VIDEOS = before.length + 1;
  const variations = [0, 1].map(() => ({ ratio: "16:9", duration: 5 }));
  const wish = { requestId: crypto.randomUUID(), prompt: "A kite", imageIds: [], variations, model: "seedance-2.0" };
  const { answer } = await visitor.does(() => submitBatch(wish));
  expect(answer).toEqual({ ok: false, error: { code: "over_quota" } });
  expect(await rows()).toEqual(before);
});

test("a page of another site cannot run an action, with or without an Origin", async () => {
  const { savePrompt } = await import("@/lib/prompts/actions");
  const stranger = new Visitor();
  for (const [name, value] of visitor.jar) stranger.jar.set(name, value);
  for (const site of ["cross-site", "same-site", null]) {
    vi.spyOn(stranger, "headers", "get").mockReturnValue(new Headers(site ? { "sec-fetch-site": site } : {}));
    const { answer } = await stranger.does(() => savePrompt({ name: "theirs", text: "theirs" }));
    expect(answer).toEqual({ ok: false, error: { code: "unauthorized" } });
  }
});
