import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { FUNCTION_LIMITS, MAX_FUNCTION_EXPORT } from "@/lib/http/function-limits";

vi.mock("next-intl/server", () => import("@/e2e/fixtures/intl-server"));

let database: TestDatabase;
let ada: string;

/** The modules as they are where VERCEL is set, or not. */
async function on(host: { vercel: boolean }) {
  vi.resetModules();
  vi.stubEnv("VERCEL", host.vercel ? "1" : "");
  return { ...(await import("./fits-function")), ...(await import("./receive-import")) };
}

beforeAll(async () => {
  vi.stubEnv("AUTH_SECRET", "a secret that is long enough for a test");
  const { openTestDatabase } = await import("@/e2e/fixtures/database");
  database = await openTestDatabase();
  Object.assign(globalThis, { ninefoldDatabase: database });
  ada = await addUser(database.db);
});
afterAll(() => database.close());

const said = async (answer: Response | null) => [answer?.status, (await answer?.json())?.error?.message];

test("functions: an archive that cannot be sent in one call is refused with its limit, and elsewhere it is not", async () => {
  const { db } = database;
  const video = { userId: ada, prompt: "A kite", state: "ready" as const, videoBytes: MAX_FUNCTION_EXPORT };
  const [one, other] = [await addGeneration(db, video), await addGeneration(db, video)];
  const { refuseLongExport } = await on({ vercel: true });
  expect(await refuseLongExport(db, { userId: ada, selection: { ids: [one] } })).toBeNull();
  const both = { userId: ada, selection: { ids: [one, other] } };
  const message = expect.stringMatching(/larger than 750 MB.*Nothing was downloaded\. Choose fewer videos/);
  expect(await said(await refuseLongExport(db, both))).toEqual([413, message]);
  expect(await (await on({ vercel: false })).refuseLongExport(db, both)).toBeNull();
});

test("functions: an archive that is too large for a request, or of unknown length, is refused before it is read", async () => {
  const post = (body: Uint8Array, headers: Record<string, string>) =>
    new Request("http://instance.test/api/gallery/import", { method: "POST", body: Buffer.from(body), headers });
  const { receiveImport } = await on({ vercel: true });
  const tooLong = { "content-length": String(FUNCTION_LIMITS.bodyBytes + 1) };
  const message = expect.stringMatching(/up to 4\.5 MB.*Nothing was imported\./);
  expect(await said(await receiveImport({ id: ada }, post(Buffer.from("PK"), tooLong)))).toEqual([413, message]);
  expect(await said(await receiveImport({ id: ada }, post(Buffer.from("PK"), {})))).toEqual([413, message]);
  // What fits is received where a function can write.
  const fits = await receiveImport({ id: ada }, post(Buffer.from("PK"), { "content-length": "2" }));
  expect(fits.status).toBe(400);
});
