import "server-only";
import { buffer } from "node:stream/consumers";
import { getDb } from "@/db/client";
import { readImages } from "@/db/generations/generation-queries";
import type { Generation } from "@/db/schema/generations";
import type { ReferenceImage } from "@/db/schema/images";
import { readShared } from "@/db/shares/shared-video-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import { type SeedWithElements, withElements } from "@/lib/elements/restored";
import { literal } from "@/lib/generations/choices";
import { type ComposerSeed, offeredSettings } from "@/lib/generations/composer-seed";
import { isExported } from "@/lib/generations/exported";
import { DEFAULTS } from "@/lib/generations/settings";
import { imageView } from "@/lib/generations/view";
import { storeImage } from "@/lib/images/store";
import { getStorage } from "@/lib/storage/open-storage";
import { openLink } from "./open-link";
import type { RemixAddress } from "./remix-address";
import { videoNamed } from "./video-handle";

type Found = { video: Generation; images: ReferenceImage[]; show: { prompt: boolean; settings: boolean } };

/** What the link lets a signed-in user start from; null when it allows nothing. */
async function findForRemix(userId: string, { slug, video: named, key }: RemixAddress): Promise<Found | null> {
  const opened = await openLink(slug, { purpose: "file", key, userId });
  if (opened.kind !== "open" || !opened.share.allowRemix) return null;
  const id = videoNamed(opened, named);
  const [video] = id ? await readShared(getDb(), [id]) : [];
  if (!video || isExported(video)) return null;
  const { showPrompt, showImages, showSettings } = opened.share;
  const images = showImages ? await readImages(getDb(), video) : [];
  return { video, images, show: { prompt: showPrompt, settings: showSettings } };
}

const seedOf = ({ video, show }: Found, images: ReferenceImage[]): ComposerSeed => ({
  prompt: show.prompt ? literal(video.prompt) : "",
  images: images.map(imageView),
  ...(show.settings ? offeredSettings(video) : DEFAULTS),
});

/**
 * What a signed-in user may start from: the prompt, images and settings, as far as the link shows them. `copy`: there
 * are images of another user, which `copyForRemix` has to copy first; opening an address changes nothing.
 */
export const loadForRemix = authedLoader((user, address: RemixAddress) => remixOf(user.id, address));

/** In a user's own video, elements are mentions again. A stranger gets the words and images that the link shows. */
export async function remixOf(userId: string, address: RemixAddress): Promise<SeedWithElements | "copy" | null> {
  const found = await findForRemix(userId, address);
  if (!found) return null;
  const { video: row, images, show } = found;
  if (images.some((image) => image.userId !== userId)) return "copy";
  const seed = seedOf(found, images);
  if (row.userId !== userId || !show.prompt) return seed;
  const [own] = await withElements(getDb(), { userId, made: [{ row, images, seed, isTemplate: false }] });
  return own ?? seed;
}

/** The same with the images copied to the user, so that they outlive the link. */
export async function copyForRemix(userId: string, address: RemixAddress): Promise<ComposerSeed | null> {
  const found = await findForRemix(userId, address);
  if (!found) return null;
  const own: ReferenceImage[] = [];
  for (const image of found.images) {
    const copied = await copyImage(image, userId);
    // Skipping one would make every later number mean another image.
    if (!copied) break;
    own.push(copied);
  }
  return seedOf(found, own);
}

async function copyImage(image: ReferenceImage, userId: string): Promise<ReferenceImage | null> {
  if (image.userId === userId) return image;
  const storage = getStorage();
  const stored = await storage.open(image.storageKey);
  if (!stored) return null;
  const bytes = await buffer(stored.body);
  const kept = await storeImage({ db: getDb(), storage }, { userId, bytes, name: "image" });
  return kept.ok ? kept.image : null;
}
