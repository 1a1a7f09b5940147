import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import sharp from "sharp";
import type { Db } from "@/db/database";
import { generations } from "@/db/schema/generations";
import { changeShare, insertShare } from "@/db/shares/share-queries";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";
import type { Ratio } from "@/lib/generations/settings";
import { encodePoster } from "@/lib/posters/encode-poster";
import { makeSlug } from "@/lib/shares/slug";
import { sizeOf } from "@/lib/simulator/renderer/sizes";
import { createLocalDisk } from "@/lib/storage/local-disk";

const RATIOS: Ratio[] = ["16:9", "9:16", "1:1", "4:3", "3:4", "21:9"];
const HOUR_MS = 3_600_000;

/** Ready videos of one user, newest first, with posters as large as real ones. Returns their ids. */
export async function seedVideos(db: Db, files: string, options: { userId: string; count: number }): Promise<string[]> {
  const { userId, count } = options;
  const storage = createLocalDisk(files);
  const keep = async (key: string, bytes: Uint8Array) => {
    const kept = await storage.put(key, Readable.from([bytes]), { contentType: "", maxBytes: bytes.byteLength });
    if (!kept.ok) throw new Error(`${key} was not stored`);
    return kept.sha256;
  };
  const video = await tinyVideo({ width: 640, height: 360 }, 5);
  const posters = await Promise.all(RATIOS.map(drawPoster));
  const ids: string[] = [];
  for (let at = 0; at < count; at++) {
    const id = randomUUID();
    const [videoKey, posterKey] = [`videos/${id}.mp4`, `posters/${id}.webp`];
    const poster = posters[at % posters.length];
    const ratio = RATIOS[at % RATIOS.length];
    if (!poster || !ratio) throw new Error("no poster was drawn");
    await db.insert(generations).values({
      id,
      userId,
      requestId: id,
      state: "ready",
      prompt: `A lamp turns above the harbor, take ${at + 1}: fog rolls in, boats rock, a gull cries, wide shot, handheld`,
      model: "seedance-2.0",
      ratio,
      duration: 5,
      estimate: "0.5",
      createdAt: new Date(Date.now() - at * HOUR_MS),
      videoKey,
      videoSha256: await keep(videoKey, video),
      videoBytes: video.byteLength,
      videoWidth: poster.width,
      videoHeight: poster.height,
      posterKey,
      posterSha256: await keep(posterKey, poster.bytes),
      posterBytes: poster.bytes.byteLength,
      placeholder: poster.placeholder,
    });
    ids.push(id);
  }
  return ids;
}

/** A link to this video that search engines may index. Returns its slug. */
export async function shareVideo(db: Db, options: { userId: string; id: string }): Promise<string> {
  const { userId, id } = options;
  const share = await insertShare(db, { userId, generationIds: [id], slug: makeSlug() });
  if (!share) throw new Error("the link was not created");
  await changeShare(db, { userId, slug: share.slug }, { indexable: true, showPrompt: true, allowDownload: true });
  return share.slug;
}

/** A frame with video grain, which makes a poster large. */
async function drawPoster(ratio: Ratio) {
  const { width, height } = sizeOf(ratio, false);
  const noise = { type: "gaussian" as const, mean: 110, sigma: 18 };
  const frame = await sharp({ create: { width, height, channels: 3, background: "#3a4656", noise } })
    .png()
    .toBuffer();
  const poster = await encodePoster(frame);
  if (poster === null) throw new Error("the poster could not be drawn");
  return { ...poster, width, height };
}
