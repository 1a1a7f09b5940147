import "server-only";
import { getDb } from "@/db/client";
import { findGeneration } from "@/db/generations/generation-queries";
import { findReference } from "@/db/images/image-queries";
import { getViewer } from "@/lib/auth/session";
import type { ComposerSeed } from "@/lib/generations/composer-seed";
import { DEFAULTS, isDuration, isModel, isRatio } from "@/lib/generations/settings";
import { type PictureView, pictureView } from "@/lib/generations/view";

/** A picture that was kept on another page for the composer; null when it is not the viewer's. */
export async function loadPicture(id: string): Promise<PictureView | null> {
  const viewer = await getViewer();
  const row = viewer && (await findReference(getDb(), { userId: viewer.id, id }));
  return row && pictureView(row);
}

/**
 * What goes on from a frame of the viewer's own film: that frame, to be the first one, and the film's settings. The
 * prompt is left to be written. Null when it is no such frame.
 */
export async function loadContinuation(id: string): Promise<ComposerSeed | null> {
  const viewer = await getViewer();
  if (!viewer) return null;
  const frame = await findReference(getDb(), { userId: viewer.id, id });
  if (!frame?.fromGeneration) return null;
  const film = await findGeneration(getDb(), { userId: viewer.id, id: frame.fromGeneration });
  if (!film) return null;
  return {
    prompt: "",
    pictures: [pictureView(frame)],
    firstFrame: true,
    ratio: isRatio(film.ratio) ? film.ratio : DEFAULTS.ratio,
    duration: isDuration(film.duration) ? film.duration : DEFAULTS.duration,
    model: isModel(film.model) ? film.model : DEFAULTS.model,
  };
}
