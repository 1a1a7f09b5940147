import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { findUserByEmail } from "@/db/accounts/account-queries";
import { readGeneration } from "@/db/generations/generation-queries";
import { breaches } from "@/e2e/fixtures/invariants";
import { emptyDatabase, upgraded } from "@/e2e/fixtures/old-database";
import { expectedOf, installRelease, RELEASES } from "@/e2e/seed/kept-releases";
import { verifyPassword } from "@/lib/auth/password";
import { readFilter } from "@/lib/gallery/filter";
import { filteredPage } from "@/lib/gallery/page";
import { openLink } from "@/lib/shares/open-link";
import { createLocalDisk } from "@/lib/storage/local-disk";

test.each(RELEASES)(
  "upgrade: account, gallery, videos and links of %s are read as before",
  async (release) => {
    const { place, drop } = await emptyDatabase();
    await installRelease(release, place);
    const database = await upgraded(place);
    try {
      const { account, gallery, titles, videos, links } = await expectedOf(release);
      Object.assign(globalThis, { ninefoldDatabase: database });
      const { db } = database;
      const user = await findUserByEmail(db, { email: account.email });
      expect(await verifyPassword(user?.passwordHash ?? null, account.password)).toBe(true);
      for (const [query, ids] of Object.entries(gallery)) {
        const asked = new URLSearchParams(query);
        const filter = readFilter((name) => asked.get(name));
        const { items } = await filteredPage(db, { userId: user?.id ?? "", filter });
        expect(
          items.map(({ id }) => id),
          query,
        ).toEqual(ids);
      }
      const storage = createLocalDisk(path.join(place.dataDir, "files"));
      for (const [id, sha256] of Object.entries(videos)) {
        const row = await readGeneration(db, id);
        expect(row?.title ?? undefined).toBe(titles[id]);
        const hash = createHash("sha256");
        for await (const chunk of (await storage.open(row?.videoKey ?? ""))?.body ?? []) hash.update(chunk);
        expect(hash.digest("hex")).toBe(sha256);
      }
      for (const [slug, kind] of Object.entries(links))
        expect((await openLink(slug, { purpose: "page" })).kind, slug).toBe(kind);
      expect(await breaches({ db, storage, tasks: [] })).toEqual([]);
    } finally {
      await database.close();
      await drop();
      await rm(place.dataDir, { recursive: true, force: true });
    }
  },
  180_000,
);
