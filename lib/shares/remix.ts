import "server-only";
import { buffer } from "node:stream/consumers";
import { getDb } from "@/db/client";
import { withImages } from "@/db/generations/generation-queries";
import type { ReferenceImage } from "@/db/schema/images";
import { readShared } from "@/db/shares/shared-video-queries";
import { getUser } from "@/lib/auth/session";
import { type ComposerSeed, offeredSettings } from "@/lib/generations/composer-seed";
import { DEFAULTS } from "@/lib/generations/settings";
import { imageView } from "@/lib/generations/view";
import { storeImage } from "@/lib/images/store";
import { getStorage } from "@/lib/storage/open-storage";
import { openLink } from "./open-link";
import type { RemixAddress } from "./remix-address";
import { videoNamed } from "./video-handle";

/**
 * What a signed-in user may start from: the prompt, images and settings, as far as the link shows them. The images are
 * copied to the user, so that they outlive the link. Null when the link allows none of this.
 */
export async function loadForRemix({ slug, video: named, key }: RemixAddress): Promise<ComposerSeed | null> {
  const user = await getUser();
  if (!user) return null;
  const opened = await openLink(slug, { purpose: "file", key, userId: user.id });
  if (opened.kind !== "open" || !opened.share.allowRemix) return null;
  const id = videoNamed(opened, named);
  const [video] = id ? await readShared(getDb(), [id]) : [];
  if (!video) return null;
  const { showPrompt, showImages, showSettings } = opened.share;
  const [loaded] = showImages ? await withImages(getDb(), [video]) : [];
  const own: ReferenceImage[] = [];
  for (const image of loaded?.images ?? []) {
    const copied = await copyImage(image, user.id);
    // Skipping one would make every later number mean another image.
    if (!copied) break;
    own.push(copied);
  }
  return {
    prompt: showPrompt ? video.prompt : "",
    images: own.map(imageView),
    ...(showSettings ? offeredSettings(video) : DEFAULTS),
  };
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
