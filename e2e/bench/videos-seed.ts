import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import sharp from "sharp";
import type { Db } from "@/db/database";
import { users } from "@/db/schema/accounts";
import { generations } from "@/db/schema/generations";
import { changeShare, insertShare } from "@/db/shares/share-queries";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import { encodePoster } from "@/lib/posters/encode-poster";
import { makeSlug } from "@/lib/shares/slug";
import { createLocalDisk } from "@/lib/storage/local-disk";

const PROMPTS = [
  "A lamp turns above the harbor",
  "A red fox runs through fresh snow at dawn, tracking shot at its height",
  "霓虹灯下的雨夜街道，一把红伞慢慢走远，镜头缓缓推进",
  "Macro shot of ink unfolding in a glass of water, slow motion, soft light from the left, black background",
];
const SIZE = { width: 1280, height: 720 };

export type Seeded = { userId: string; slug: string };

/**
 * A user with `count` videos, the newest of them behind a link that search engines may index. Their posters are as
 * large as real ones.
 */
export async function seedVideos(db: Db, files: string, count: number): Promise<Seeded> {
  const userId = randomUUID();
  await db.insert(users).values({ id: userId, email: `${userId}@example.com` });
  const storage = createLocalDisk(files);
  const keep = async (key: string, bytes: Uint8Array) => {
    const kept = await storage.put(key, Readable.from([bytes]), { contentType: "", maxBytes: bytes.byteLength });
    if (!kept.ok) throw new Error(`${key} was not stored`);
    return kept.sha256;
  };
  const video = await tinyVideo({ width: 640, height: 360 }, 5);
  const poster = await encodePoster(await grain());
  if (poster === null) throw new Error("the poster could not be drawn");
  const ids = Array.from({ length: count }, () => randomUUID());
  for (const [at, id] of ids.entries()) {
    const [videoKey, posterKey] = [`videos/${id}.mp4`, `posters/${id}.webp`];
    await db.insert(generations).values({
      id,
      userId,
      requestId: randomUUID(),
      state: "ready",
      prompt: PROMPTS[at % PROMPTS.length] ?? "",
      model: "seedance-2.0",
      ratio: "16:9",
      duration: 5,
      estimate: "0.5",
      consumed: "0.5",
      videoKey,
      videoSha256: await keep(videoKey, video),
      videoBytes: video.byteLength,
      videoWidth: SIZE.width,
      videoHeight: SIZE.height,
      posterKey,
      posterSha256: await keep(posterKey, poster.bytes),
      posterBytes: poster.bytes.byteLength,
      placeholder: poster.placeholder,
      createdAt: new Date(Date.now() - at * 3_600_000),
      finishedAt: new Date(Date.now() - at * 3_600_000 + 90_000),
    });
  }
  const share = await insertShare(db, { userId, generationIds: ids.slice(0, 1), slug: makeSlug() });
  if (!share) throw new Error("the link was not created");
  await changeShare(db, { userId, slug: share.slug }, { indexable: true, showPrompt: true, allowDownload: true });
  return { userId, slug: share.slug };
}

/** A frame with video grain, which makes a poster large. */
const grain = () =>
  sharp({
    create: { ...SIZE, channels: 3, background: "#3a4656", noise: { type: "gaussian", mean: 110, sigma: 18 } },
  })
    .png()
    .toBuffer();
