import "server-only";
import { buffer } from "node:stream/consumers";
import { getDb } from "@/db/client";
import { withPictures } from "@/db/generations";
import type { Reference } from "@/db/schema";
import { readShared } from "@/db/shared-films";
import type { ForCompose } from "@/lib/generations/for-compose";
import { DEFAULTS, isDuration, isModel, isRatio } from "@/lib/generations/settings";
import { pictureView } from "@/lib/generations/view";
import { storeReference } from "@/lib/references/store";
import { getViewer } from "@/lib/session";
import { getStorage } from "@/lib/storage/open-storage";
import { filmNamed } from "./film-handle";
import { openLink } from "./open-link";
import type { RemixAddress } from "./remix-address";

/**
 * What a signed-in person may start from: of prompt, pictures and settings only those that the link shows. The pictures
 * become the person's own, so that they stay whatever happens to the link. Null when the link allows none of this.
 */
export async function loadForRemix({ slug, film: named, key }: RemixAddress): Promise<ForCompose | null> {
  const viewer = await getViewer();
  if (!viewer) return null;
  const opened = await openLink(slug, { purpose: "file", key, viewerId: viewer.id });
  if (opened.kind !== "open" || !opened.share.allowRemix) return null;
  const id = filmNamed(opened, named);
  const [film] = id ? await readShared(getDb(), [id]) : [];
  if (!film) return null;
  const { showPrompt, showReferences, showSettings } = opened.share;
  const [loaded] = showReferences ? await withPictures(getDb(), [film]) : [];
  const own: Reference[] = [];
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

async function copyPicture(picture: Reference, userId: string): Promise<Reference | null> {
  if (picture.userId === userId) return picture;
  const storage = getStorage();
  const stored = await storage.open(picture.storageKey);
  if (!stored) return null;
  const bytes = await buffer(stored.body);
  const kept = await storeReference({ db: getDb(), storage }, { userId, bytes, name: "picture" });
  return kept.ok ? kept.reference : null;
}
