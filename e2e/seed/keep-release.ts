import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { findUserByEmail } from "@/db/accounts/account-queries";
import { openDatabase } from "@/db/client";
import type { Database } from "@/db/database";
import { readGeneration } from "@/db/generations/generation-queries";
import { listShares } from "@/db/shares/share-queries";
import { backUp } from "@/lib/backup/back-up";
import { BACKUP_KEYS } from "@/lib/backup/manifest";
import { readFilter } from "@/lib/gallery/filter";
import { filteredPage } from "@/lib/gallery/page";
import { encodePoster } from "@/lib/posters/encode-poster";
import { openLink } from "@/lib/shares/open-link";
import { createLocalDisk } from "@/lib/storage/local-disk";
import { version } from "@/package.json";
import { ACCOUNT, seedDevelopment } from "./development-seed";
import { type Expected, keptIn } from "./kept-releases";
import { drawScenes, type Scene } from "./scenes";

/**
 * `npm run keep:release`: keeps a small database and its files as this version writes them, in
 * e2e/fixtures/upgrade/VERSION, so that every later version is tested on them.
 */
const GENERATIONS = 30;
const QUERIES = ["", "favorite=1", "images=1", "state=failed", "shared=1", "q=fog", "q=lighthouse", "q=better+half"];

const kept = keptIn(version);
if (existsSync(kept)) throw new Error(`${kept} is there already: data of a released version is never written again.`);
const folder = await mkdtemp(path.join(os.tmpdir(), "ninefold-release-"));
try {
  const database = openDatabase({ dataDir: folder });
  // For openLink.
  Object.assign(globalThis, { ninefoldDatabase: database });
  await database.migrate();
  const storage = createLocalDisk(path.join(folder, "files"));
  await seedDevelopment({ db: database.db, storage }, GENERATIONS, smallScenes);
  const target = createLocalDisk(path.join(kept, "backup"), BACKUP_KEYS);
  await mkdir(kept, { recursive: true });
  await backUp({ database, storage, target, report: () => {}, signal: new AbortController().signal });
  const expected = await readAll(database);
  await writeFile(path.join(kept, "expected.json"), `${JSON.stringify(expected, null, 2)}\n`);
  await database.close();
  process.stdout.write(`The data of ${version} is kept in ${kept}.\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function smallScenes(): Promise<Scene[]> {
  const [scene] = await drawScenes(1);
  if (!scene) throw new Error("no scene was drawn");
  const frame = await sharp(scene.frame).resize(640).png().toBuffer();
  const poster = await encodePoster(frame);
  if (!poster) throw new Error("no poster was drawn");
  return [{ ...scene, frame, poster }];
}

async function readAll({ db }: Database): Promise<Expected> {
  const user = await findUserByEmail(db, { email: ACCOUNT.email });
  if (!user) throw new Error("there is no account");
  const expected: Expected = { account: ACCOUNT, gallery: {}, titles: {}, videos: {}, links: {} };
  for (const query of QUERIES) {
    const asked = new URLSearchParams(query);
    const filter = readFilter((name) => asked.get(name));
    const { items } = await filteredPage(db, { userId: user.id, filter });
    expected.gallery[query] = items.map(({ id }) => id);
    for (const { id, title } of items) if (title) expected.titles[id] = title;
  }
  for (const id of expected.gallery[""] ?? []) {
    const row = await readGeneration(db, id);
    if (row?.videoSha256) expected.videos[id] = row.videoSha256;
  }
  for (const { share } of await listShares(db, { userId: user.id })) {
    const { kind } = await openLink(share.slug, { purpose: "page" });
    if (kind !== "missing") expected.links[share.slug] = kind;
  }
  return expected;
}
