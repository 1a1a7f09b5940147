import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { findPlace } from "@/db/instance/place-queries";
import { images } from "@/db/schema/images";
import { filePlace, type StoreName } from "@/db/schema/instance";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addUser } from "@/e2e/fixtures/rows";
import { settleStore } from "./settle-store";

/** What the environment says: the store for new files, and the one that versions without S3 would have used. */
const set = vi.hoisted(() => ({ preferred: "disk" as StoreName, before: "disk" as StoreName }));
vi.mock("./open-storage", () => ({
  preferredStore: () => set.preferred,
  storeBeforeS3: () => set.before,
  STORE_NAMES: { disk: "DATA_DIR", s3: "S3", blob: "Vercel Blob" },
}));

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(() => database.db.delete(filePlace));

test("file place: without files the newest setting counts, and with files only a move changes it", async () => {
  const { db } = database;
  set.preferred = "disk";
  expect((await settleStore(db)).store).toBe("disk");
  set.preferred = "s3";
  expect((await settleStore(db)).store).toBe("s3");
  const userId = await addUser(db);
  const key = `images/${crypto.randomUUID()}.webp`;
  await db.insert(images).values({
    userId,
    storageKey: key,
    thumbKey: key,
    sha256: "0".repeat(64),
    bytes: 1,
    width: 1,
    height: 1,
    contentType: "image/webp",
    name: "a",
  });
  set.preferred = "disk";
  expect((await settleStore(db)).store).toBe("s3");
  expect(await findPlace(db)).toEqual({ store: "s3", movingFrom: null });
});

test("file place: files of an older version stay where it kept them, although S3 is set by now", async () => {
  set.preferred = "s3";
  set.before = "blob";
  expect((await settleStore(database.db)).store).toBe("blob");
});
