import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Db } from "@/db/database";
import { createCollection, insertItems, listCollections } from "@/db/gallery/collection-queries";
import { setNote, setTrashed } from "@/db/gallery/entry-queries";
import { reserveBudget } from "@/db/generations/budget-queries";
import { users } from "@/db/schema/accounts";
import { FAILURE_CLASSES, type Generation, generations } from "@/db/schema/generations";
import { images } from "@/db/schema/images";
import { cookieOf } from "@/e2e/bench/cookie";
import { flat } from "@/e2e/fixtures/images";
import { addUser } from "@/e2e/fixtures/rows";
import { ACCOUNT, seedDevelopment } from "@/e2e/seed/development-seed";
import { drawScenes } from "@/e2e/seed/scenes";
import { MAX_IMAGES, RATIOS } from "@/lib/generations/settings";
import { storeImage } from "@/lib/images/store";
import { bodyOf, type Storage } from "@/lib/storage/storage";
import { accountWriter } from "./seed-account";
import { addFailing, addFull, addSparse } from "./seed-sequences";
import type { Account } from "./seeded";

type World = { db: Db; storage: Storage };

const ALL_ON = { showPrompt: true, showImages: true, showSettings: true, allowDownload: true, allowRemix: true };
const TITLE = "The keeper of the last lighthouse, second cut for the opening of the festival";
const NOTE = "The end is the better half. 灯塔的最后一幕，留给片尾。\nPlease watch it with sound in the final version.";

/** One video with nothing around it, a collection without videos, and links that show as little as possible. */
export async function seedSparse({ db, storage }: World): Promise<Account> {
  const userId = await addUser(db);
  const write = accountWriter(db, userId);
  const [scene] = await drawScenes(1);
  if (!scene) throw new Error("no scene was drawn");
  const made = [];
  for (const videoKey of [`videos/${randomUUID()}.mp4`, `videos/${randomUUID()}.mp4`]) {
    const size = { contentType: "video/mp4", maxBytes: scene.video.byteLength };
    const stored = await storage.put(videoKey, bodyOf(Buffer.from(scene.video)), size);
    if (!stored.ok) throw new Error("the video was not stored");
    const file = { videoKey, videoSha256: stored.sha256, videoBytes: stored.bytes };
    const { width: videoWidth, height: videoHeight } = scene.size;
    const { prompt, ratio } = scene;
    const finishedAt = new Date();
    made.push(await write.generation({ state: "ready", prompt, ratio, ...file, videoWidth, videoHeight, finishedAt }));
  }
  const [video = "", other = ""] = made;
  const { id: collection } = await createCollection(db, { userId, name: "Nothing yet" });
  const links = await write.links({ video, collection }, { showPrompt: false }, "revoked");
  const sequences = await addSparse({ db, storage, userId }, await rowOf(db, video));
  return { cookie: await cookieOf(db, userId), video, compared: [video, other], collection, ...links, ...sequences };
}

/** The development seed's account with nine images in the composer, and one video with all that can belong to one. */
export async function seedFull(world: World): Promise<Account> {
  const { db } = world;
  await seedDevelopment(world, 75);
  const userId = (await db.select().from(users)).find(({ email }) => email === ACCOUNT.email)?.id;
  if (!userId) throw new Error("the account was not created");
  const write = accountWriter(db, userId);
  const rows = (await db.select().from(generations)).filter((row) => row.userId === userId);
  const own = rows.filter((row) => row.state === "ready" && row.deletedAt === null);
  // Of what has no video, one is left: the first rows are looked at most.
  const without = rows.filter(({ state }) => state !== "ready" && state !== "rendering").map(({ id }) => id);
  await setTrashed(db, { userId, ids: without, at: new Date(Date.now() - 86_400_000) });
  const video = own.find((row) => row.batchId !== null && row.prompt.includes("@image2"))?.id;
  const collection = (await listCollections(db, { userId })).toSorted((a, b) => b.n - a.n)[0]?.id;
  if (!video || !collection) throw new Error("the seed has no batch with images or no collection");
  const trashed = own.filter(({ id, posterKey }) => posterKey && id !== video).slice(-6);
  await setTrashed(db, { userId, ids: trashed.map(({ id }) => id), at: new Date() });
  await setNote(db, { userId, id: video, title: TITLE, note: NOTE, tags: ["lighthouse", "night", "片尾"] });

  for (const color of ["#c8a032", "#323264", "#a83264"]) {
    const stored = await storeImage(world, {
      userId,
      bytes: await flat(640, 960, color),
      name: `a-long-name-${color}.png`,
    });
    if (!stored.ok) throw new Error(`an image was refused: ${stored.error.code}`);
  }
  const nine = (await db.select().from(images)).filter((row) => row.userId === userId).slice(0, MAX_IMAGES);
  const added = nine.map(({ id, name }) => ({ key: id, name, alias: null, imageId: id, wholeId: null }));
  const doc = ["Dusk. ", ...added.flatMap(({ key }) => [{ key }, " beside "]), "the sea. 0-2s: the lamp is lit"];
  await write.draft({ doc, images: added, gone: [] });
  const links = await write.links(
    { video, collection },
    { ...ALL_ON, title: TITLE, note: NOTE, name: "Festival" },
    "expired",
  );
  return {
    cookie: await cookieOf(db, userId),
    video,
    compared: own.slice(0, 4).map(({ id }) => id),
    collection,
    ...links,
    ...(await addFull(
      { ...world, userId },
      own.filter((row) => !trashed.includes(row)),
    )),
  };
}

/** Every way to fail, videos whose files are lost, and a draft that cannot be sent. */
export async function seedFailing({ db, storage }: World): Promise<Account> {
  const userId = await addUser(db);
  const write = accountWriter(db, userId);
  const soon = { creditLimits: {}, at: new Date() };
  await reserveBudget(db, { userId, providerKeyId: null, amount: "39.7", ...soon });
  const prompt = "A lighthouse in a storm, the lamp fails and the sea comes closer";
  const trouble = { failures: 25, lastTrouble: "made up", stalledAt: new Date() };
  await write.generation({ prompt, state: "queued" });
  await write.generation({ prompt, state: "unconfirmed" });
  await write.generation({ prompt, state: "rendering", taskId: randomUUID(), ...trouble });
  await write.generation({ prompt, state: "saving", taskId: randomUUID(), renderedAt: new Date(), ...trouble });
  const [failed = ""] = await Promise.all(
    FAILURE_CLASSES.map((failureClass, at) =>
      write.generation({
        prompt: at % 3 === 1 ? `${prompt} `.repeat(8) : prompt,
        ratio: RATIOS[at % RATIOS.length] ?? "16:9",
        state: "failed",
        failureClass,
        failureReason: `made up: ${failureClass}`,
        failureCharged: [false, true, null][at % 3],
        finishedAt: new Date(),
      }),
    ),
  );
  await write.generation({ prompt, state: "canceled", finishedAt: new Date() });
  const lostToo = await write.generation({ prompt, state: "ready", finishedAt: new Date() });
  await setTrashed(db, { userId, ids: [lostToo], at: new Date(Date.now() - 29 * 86_400_000) });
  const lost = [];
  for (const ratio of ["9:16", "16:9"] as const)
    lost.push(await write.generation({ prompt, ratio, state: "ready", finishedAt: new Date() }));
  const { id: collection } = await createCollection(db, { userId, name: "Lost" });
  await insertItems(db, { userId, collectionId: collection, ids: lost });
  const image = { name: "harbor.jpg", alias: null, imageId: null, wholeId: null };
  await write.draft({
    doc: [`${prompt}, with `, { key: "gone" }, " and ", { key: "here" }],
    images: [{ ...image, key: "here" }],
    gone: [{ ...image, key: "gone" }],
  });
  const links = await write.links({ video: lost[0] ?? "", collection }, ALL_ON, "expired");
  const sequences = await addFailing({ db, storage, userId }, write, await rowOf(db, lost[1]));
  return { cookie: await cookieOf(db, userId), video: failed, compared: lost, collection, ...links, ...sequences };
}

async function rowOf(db: Db, id = ""): Promise<Generation> {
  const [row] = await db.select().from(generations).where(eq(generations.id, id));
  if (!row) throw new Error("there is no such video");
  return row;
}
