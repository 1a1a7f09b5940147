import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { setTimeZone } from "@/db/accounts/account-queries";
import { users } from "@/db/schema/accounts";
import { shares } from "@/db/schema/shares";
import { insertShare } from "@/db/shares/share-queries";
import type { TestDatabase } from "@/e2e/fixtures/database";
import { form, Visitor } from "@/e2e/fixtures/page-visitor";
import { addGeneration } from "@/e2e/fixtures/rows";

vi.mock("next/headers", async () => (await import("@/e2e/fixtures/page-visitor")).headersOfVisitor());
vi.mock("next/cache", () => ({ refresh: () => undefined }));

let database: TestDatabase;
const modules = async () => ({
  accounts: await import("@/lib/accounts/sign-in/actions"),
  actions: await import("./actions"),
  count: await import("./count"),
  loaders: await import("./loaders"),
  open: await import("./open-link"),
  view: await import("./shared-view"),
  zone: await import("@/lib/text/time-zone"),
});
let app: Awaited<ReturnType<typeof modules>>;

beforeAll(async () => {
  vi.stubEnv("AUTH_SECRET", "a secret that is long enough for a test");
  vi.stubEnv("APP_URL", "http://ninefold.test:4000");
  vi.stubEnv("SIGN_UP", "open");
  const { openTestDatabase } = await import("@/e2e/fixtures/database");
  database = await openTestDatabase();
  (globalThis as { ninefoldDatabase?: TestDatabase }).ninefoldDatabase = database;
  app = await modules();
});
afterAll(async () => {
  vi.useRealTimers();
  await database.close();
});

test.each([
  ["Asia/Shanghai", "2026-11-26", "2026-12-01T15:59:00.000Z"],
  ["America/New_York", "2026-11-25", "2026-12-02T04:59:00.000Z"],
  ["Asia/Kathmandu", "2026-11-26", "2026-12-01T18:14:00.000Z"],
  ["Pacific/Kiritimati", "2026-11-26", "2026-12-01T09:59:00.000Z"],
])("in %s a link is counted, dated and ended by its owner's clock", async (zone, day, end) => {
  const { db } = database;
  const owner = new Visitor();
  const email = `${crypto.randomUUID()}@example.com`;
  await owner.does(() => app.accounts.signUpAction({}, form({ email, password: "nine folded images", next: "/" })));
  const userId = (await db.select().from(users)).find((user) => user.email === email)?.id ?? "";
  await setTimeZone(database.db, { userId, timeZone: zone });
  const videoId = await addGeneration(db, { userId, prompt: "a fox", state: "ready" });
  const share = await insertShare(db, { userId, generationIds: [videoId], slug: crypto.randomUUID().slice(0, 22) });
  const now = new Date("2026-11-25T18:30:00Z");
  await db.update(shares).set({ createdAt: now });

  const opened = await app.open.openLink(share?.slug ?? "", { purpose: "page" });
  if (opened.kind !== "open") throw new Error(`the link is ${opened.kind}`);
  expect(app.view.sharedLink(opened.share, opened.zone, [], null).sharedOn).toBe(day);

  vi.useFakeTimers({ now, toFake: ["Date"] });
  const browser = new Headers({
    "user-agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  });
  await app.count.countView({ shareId: opened.share.id, zone: opened.zone }, browser);
  vi.useRealTimers();
  const counts = (await owner.does(() => app.loaders.loadShareCounts(opened.share.slug, now))).answer ?? [];
  expect(counts.at(-1)).toEqual({ day, views: 1, plays: 0 });
  expect(counts).toHaveLength(30);

  const change = { slug: opened.share.slug, endsLocally: "2026-12-01T23:59" };
  const changed = (await owner.does(() => app.actions.updateShare(change))).answer;
  expect(changed).toMatchObject({ ok: true, share: { endsAt: end, endsLocally: "2026-12-01T23:59" } });
});

test("an end that has passed by its owner's clock is refused, and the link stays as it is", async () => {
  const { db } = database;
  const owner = new Visitor();
  const email = `${crypto.randomUUID()}@example.com`;
  await owner.does(() => app.accounts.signUpAction({}, form({ email, password: "nine folded images", next: "/" })));
  const userId = (await db.select().from(users)).find((user) => user.email === email)?.id ?? "";
  await setTimeZone(database.db, { userId, timeZone: "Pacific/Kiritimati" });
  const videoId = await addGeneration(db, { userId, prompt: "a fox", state: "ready" });
  const share = await insertShare(db, { userId, generationIds: [videoId], slug: crypto.randomUUID().slice(0, 22) });
  const end = async (endsLocally: string) =>
    (await owner.does(() => app.actions.updateShare({ slug: share?.slug ?? "", endsLocally }))).answer;

  const refused = (code: string) => ({ ok: false, error: { code: "invalid", fields: { endsLocally: code } } });
  const wall = (away: number) => app.zone.wallTime(new Date(Date.now() + away), "Pacific/Kiritimati");
  expect(await end(wall(-120_000))).toEqual(refused("ends_past"));
  expect(await end("")).toEqual(refused("ends_missing"));
  expect(await end(wall(120_000))).toMatchObject({ ok: true, share: { state: "active", endsLocally: wall(120_000) } });
  expect(await end(wall(-120_000))).toEqual(refused("ends_past"));
  expect((await app.open.openLink(share?.slug ?? "", { purpose: "page" })).kind).toBe("open");
});
