import "server-only";
import { buffer } from "node:stream/consumers";
import { getDb } from "@/db/client";
import { withPictures } from "@/db/generations/generation-queries";
import type { ReferenceImage } from "@/db/schema";
import { readShared } from "@/db/shares/shared-video-queries";
import { getViewer } from "@/lib/auth/session";
import type { ComposerSeed } from "@/lib/generations/composer-seed";
import { DEFAULTS, isDuration, isModel, isRatio } from "@/lib/generations/settings";
import { pictureView } from "@/lib/generations/view";
import { storeReference } from "@/lib/images/store";
import { getStorage } from "@/lib/storage/open-storage";
import { openLink } from "./open-link";
import type { RemixAddress } from "./remix-address";
import { filmNamed } from "./video-handle";

/**
 * What a signed-in person may start from: of prompt, pictures and settings only those that the link shows. The pictures
 * become the person's own, so that they stay whatever happens to the link. Null when the link allows none of this.
 */
export async function loadForRemix({ slug, film: named, key }: RemixAddress): Promise<ComposerSeed | null> {
  const viewer = await getViewer();
  if (!viewer) return null;
  const opened = await openLink(slug, { purpose: "file", key, viewerId: viewer.id });
  if (opened.kind !== "open" || !opened.share.allowRemix) return null;
  const id = filmNamed(opened, named);
  const [film] = id ? await readShared(getDb(), [id]) : [];
  if (!film) return null;
  const { showPrompt, showReferences, showSettings } = opened.share;
  const [loaded] = showReferences ? await withPictures(getDb(), [film]) : [];
  const own: ReferenceImage[] = [];
  for (const picture of loaded?.pictures ?? []) {
    const copied = await copyPicture(picture, viewer.id);
    // One that is missing would make every later number mean another picture.
    if (!copied) break;
    own.push(copied);
  }
  return {
    prompt: showPrompt ? film.prompt : "",
    pictures: own.map(pictureView),
    ratio: showSettings && isRatio(film.ratio) ? film.ratio : DEFAULTS.ratio,
    duration: showSettings && isDuration(film.duration) ? film.duration : DEFAULTS.duration,
    model: showSettings && isModel(film.model) ? film.model : DEFAULTS.model,
  };
}

async function copyPicture(picture: ReferenceImage, userId: string): Promise<ReferenceImage | null> {
  if (picture.userId === userId) return picture;
  const storage = getStorage();
  const stored = await storage.open(picture.storageKey);
  if (!stored) return null;
  const bytes = await buffer(stored.body);
  const kept = await storeReference({ db: getDb(), storage }, { userId, bytes, name: "picture" });
  return kept.ok ? kept.reference : null;
}
