import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Database } from "@/db/database";
import { pageOfCollection } from "@/db/gallery/collection-queries";
import { listTrash, readEntries } from "@/db/gallery/entry-queries";
import { listViews } from "@/db/gallery/saved-view-queries";
import { readGeneration, withImages } from "@/db/generations/generation-queries";
import { breaches } from "@/e2e/fixtures/invariants";
import { emptyDatabase, oldMigrations, upgraded } from "@/e2e/fixtures/old-database";
import { ARCHIVE, installOldRelease, left } from "@/e2e/fixtures/old-release";
import { addUser } from "@/e2e/fixtures/rows";
import { openTestApp } from "@/e2e/fixtures/test-app";
import { createLocalDisk } from "@/lib/storage/local-disk";
import type { Storage } from "@/lib/storage/storage";

// The environment is read at the first import, before a test could set it.
vi.mock("@/lib/secret", async () => {
  const { left } = await import("@/e2e/fixtures/old-release");
  return { authSecret: () => left.account.secret, authSecrets: () => [left.account.secret] };
});

let database: Database;
let storage: Storage;
let [ada, dataDir] = ["", ""];
let drop: () => Promise<void>;

const modules = async () => ({
  archives: await import("@/lib/archives/receive-import"),
  drafts: await import("@/lib/prompts/drafts/current-draft"),
  named: await import("@/lib/prompts/drafts/named-drafts"),
  draftSchema: await import("@/lib/prompts/drafts/schema"),
  history: await import("@/lib/prompts/history"),
  saved: await import("@/lib/prompts/saved-prompts"),
  page: await import("@/lib/gallery/page"),
  filter: await import("@/lib/gallery/filter"),
  links: await import("@/lib/shares/open-link"),
  unlock: await import("@/lib/shares/unlock"),
  images: await import("@/lib/images/serve"),
  step: await import("@/lib/generations/lifecycle/step"),
});
let app: Awaited<ReturnType<typeof modules>>;

beforeAll(async () => {
  const empty = await emptyDatabase();
  ({ drop } = empty);
  ({ dataDir } = empty.place);
  await installOldRelease(empty.place);
  database = await upgraded(empty.place);
  storage = createLocalDisk(path.join(dataDir, "files"));
  (globalThis as { ninefoldDatabase?: Database }).ninefoldDatabase = database;
  app = await modules();
  const [user] = await rows<{ id: string }>("select id from users");
  ada = user?.id ?? "";
}, 180_000);
afterAll(async () => {
  await database.close();
  await drop();
});

async function rows<Row>(query: string): Promise<Row[]> {
  return ((await database.db.execute(query)) as unknown as { rows: Row[] }).rows;
}

const found = async (query: string) => {
  const asked = new URLSearchParams(query);
  const filter = app.filter.readFilter((name) => asked.get(name));
  return (await app.page.filteredPage(database.db, { userId: ada, filter })).items.map(({ id }) => id);
};

/** Ids of the old release's images that occur anywhere in a value, under any name. */
const imagesIn = (value: unknown) => Object.keys(left.images).filter((id) => JSON.stringify(value)?.includes(id));

test("upgrade: an applied migration is never edited", async () => {
  const ran = await rows<{ hash: string }>("select hash from drizzle.__drizzle_migrations order by id");
  const old = await oldMigrations();
  expect(old.length).toBeGreaterThan(0);
  expect(ran.slice(0, old.length).map(({ hash }) => hash)).toEqual(old);
});

test("upgrade: money, states and files still agree", async () => {
  expect(await breaches({ db: database.db, storage, tasks: [] })).toEqual([]);
});

test.each(Object.entries(left.filters))("upgrade: the gallery under %s shows the same videos", async (query, ids) => {
  expect(await found(query)).toEqual(ids);
});

test("upgrade: title, note, tags and favorite of a video stay, and are found by the search", async () => {
  const { heron } = left.videos;
  const [entry] = await readEntries(database.db, { userId: ada, ids: [heron] });
  expect(entry).toMatchObject({ note: "The one they liked." });
  expect([...(entry?.tags ?? [])].sort()).toEqual(["client", "night"]);
  expect((await readGeneration(database.db, heron))?.title).toBe("The heron");
  for (const words of ["heron beside", "client", "they liked"]) expect(await found(`q=${words}`)).toContain(heron);
});

test("upgrade: the images of a video keep their order and their names", async () => {
  const row = await readGeneration(database.db, left.videos.heron);
  const [loaded] = row ? await withImages(database.db, [row]) : [];
  const names = JSON.stringify(loaded).match(/harbour\.png|keeper\.png/g);
  expect([...new Set(names)]).toEqual(["harbour.png", "keeper.png"]);
});

test("upgrade: a saved view opens the same videos", async () => {
  const [view, ...others] = await listViews(database.db, { userId: ada });
  expect([view?.name, others]).toEqual(["Best with pictures", []]);
  expect(await found(view?.query ?? "")).toEqual([left.videos.heron]);
});

test("upgrade: a collection keeps its videos and their order", async () => {
  const listed = await pageOfCollection(database.db, { userId: ada, collectionId: left.collection, limit: 9 });
  expect(listed.map(({ id }) => id)).toEqual(left.collected);
  expect(await found(`in=${left.collection}`)).toHaveLength(left.collected.length);
});

test("upgrade: deleted videos are still in the trash", async () => {
  const listed = await listTrash(database.db, { userId: ada, limit: 9 });
  expect(listed.map(({ id }) => id)).toEqual([left.videos.deleted]);
});

test("upgrade: drafts keep text, mentions, images and the original of a cropped image", async () => {
  const current = await app.drafts.currentDraft(database.db, { userId: ada });
  expect(JSON.stringify(current?.content.doc)).toContain("A tide at the server");
  const cards = await app.named.draftCards(database.db, { userId: ada });
  const said = cards.map((card) => ({
    name: card.name,
    text: card.text.trim(),
    images: imagesIn(card).length,
  }));
  expect(said).toEqual([
    { name: null, text: "A tide at the server, before @image1", images: 1 },
    { name: "Rain", text: "The first draft of @image1", images: 2 },
  ]);
  const rain = await app.drafts.readDraft(database.db, { userId: ada, id: cards[1]?.id ?? "" });
  expect(imagesIn(rain?.content)).toHaveLength(3);
});

test("upgrade: a page of the old release that is still open can save its draft", async () => {
  const read = app.draftSchema.draftWrite.safeParse(left.draftWrite);
  expect(read.success).toBe(true);
  const [image = "none"] = imagesIn(left.draftWrite);
  expect(JSON.stringify(read.data)).toContain(image);
});

test("upgrade: saved prompts and the history of prompts stay", async () => {
  const saved = await app.saved.savedPromptsOf(database.db, { userId: ada });
  expect(saved).toMatchObject([{ name: "Kite", text: "A [red] kite over the [wide] sea" }]);
  const { items } = await app.history.promptHistory(database.db, { userId: ada, q: "quicksilver" });
  expect(items.map(({ id }) => id)).toEqual([left.videos.again, left.videos.heron]);
});

test("upgrade: each link shows the same videos to the same visitors", async () => {
  const { open, several, collection, ending, locked, revoked } = left.links;
  const shown = async (slug: string, key?: string, purpose: "page" | "file" = "page") => {
    const opened = await app.links.openLink(slug, { purpose, key });
    return opened.kind === "open"
      ? Object.values(opened)
          .flat()
          .flatMap((one) => (one as { id?: string })?.id ?? [])
      : opened.kind;
  };
  expect(await shown(open)).toContain(left.videos.heron);
  expect(await shown(several)).toEqual(expect.arrayContaining([left.videos.heron, left.videos.again]));
  expect(await shown(collection)).toEqual(expect.arrayContaining(left.collected));
  expect(await shown(ending)).toContain(left.videos.again);
  expect(await shown(revoked)).toBe("ended");
  expect(await shown(locked)).toBe("locked");
  expect(await shown(locked, left.cookies[`ninefold-key-${locked}` as keyof typeof left.cookies])).not.toBe("locked");
  expect(await shown(locked, new URLSearchParams(left.lockedFile.split("?")[1]).get("key") ?? "", "file")).not.toBe(
    "locked",
  );
  expect(await app.unlock.unlock(locked, "wrong", new Headers())).toEqual({ kind: "wrong" });
  expect(await app.unlock.unlock(locked, left.links.password, new Headers())).toMatchObject({ kind: "key" });
});

test("upgrade: an image address that the provider already has still opens the image", async () => {
  const address = new URL(left.signedImage, "http://instance.test");
  const id = address.pathname.split("/").at(-1) ?? "";
  const ask = (url: string) =>
    app.images.serveImage(
      { db: database.db, storage, secrets: [left.account.secret], signedIn: async () => null },
      new Request(url),
      id,
    );
  expect((await ask(address.href)).status).toBe(200);
  expect((await ask(`${address.href}x`)).status).toBe(404);
});

test("upgrade: the callback of a generation in progress is answered, and the video is finished", async () => {
  const { inFlight } = left.videos;
  expect((await readGeneration(database.db, inFlight))?.state).toBe("rendering");
  const simulated = path.join(dataDir, "simulator");
  const world = await openTestApp({ services: { db: database.db, storage }, dataDir: simulated });
  try {
    const post = (address: string) =>
      fetch(world.services.callbackOrigin + address, {
        method: "POST",
        body: JSON.stringify({ code: 0, message: "ok", data: { task_id: left.taskInFlight } }),
      });
    expect((await post(`${left.callback.slice(0, -1)}_`)).status).toBe(404);
    expect((await post(left.callback)).status).toBe(204);
    await vi.waitFor(
      async () => {
        // Each callback makes it due at once: by its age alone it would be polled once a minute.
        await post(left.callback);
        await app.step.step(world.services, inFlight);
        expect((await readGeneration(database.db, inFlight))?.state).toBe("ready");
      },
      { timeout: 50_000, interval: 500 },
    );
    expect(await breaches({ db: database.db, storage, tasks: [] })).toEqual([]);
  } finally {
    await world.close();
  }
}, 120_000);

test("upgrade: an archive of the old release is imported whole, once", async () => {
  const bob = await addUser(database.db);
  const services = { db: database.db, storage };
  const report = await app.archives.importArchive(services, { userId: bob, path: ARCHIVE });
  expect(report).toMatchObject({ imported: 1, known: 0, problems: [], cut: false });
  expect(await app.archives.importArchive(services, { userId: bob, path: ARCHIVE })).toMatchObject({
    imported: 0,
    known: 1,
  });
  expect(await app.archives.importArchive(services, { userId: ada, path: ARCHIVE })).toMatchObject({
    imported: 0,
    known: 1,
  });
  const { heron } = left.videos;
  const alone = Object.entries(left.filters).filter(([, ids]) => ids.length === 1 && ids[0] === heron);
  for (const [query] of alone) {
    const asked = new URLSearchParams(query);
    const filter = app.filter.readFilter((name) => asked.get(name));
    const { items } = await app.page.filteredPage(database.db, { userId: bob, filter });
    expect(
      items.map(({ title }) => title),
      query,
    ).toEqual(["The heron"]);
  }
  const { items } = await app.page.filteredPage(database.db, { userId: bob, filter: {} });
  const [entry] = await readEntries(database.db, { userId: bob, ids: items.map(({ id }) => id) });
  expect(entry).toMatchObject({ note: "The one they liked." });
  expect([...(entry?.tags ?? [])].sort()).toEqual(["client", "night"]);
});
