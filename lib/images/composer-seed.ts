import "server-only";
import { getDb } from "@/db/client";
import { findGeneration } from "@/db/generations/generation-queries";
import { findImage } from "@/db/images/image-queries";
import { getUser } from "@/lib/auth/session";
import { type ComposerSeed, offeredSettings } from "@/lib/generations/composer-seed";
import { type ImageView, imageView } from "@/lib/generations/view";

/** An image that another page stored for the composer; null when it is not the user's. */
export async function loadImage(id: string): Promise<ImageView | null> {
  const user = await getUser();
  const row = user && (await findImage(getDb(), { userId: user.id, id }));
  return row && imageView(row);
}

/**
 * Continues from a frame of the user's own video: that frame as the first one, and the video's settings, with an empty
 * prompt. Null when the image is no such frame.
 */
export async function loadContinuation(id: string): Promise<ComposerSeed | null> {
  const user = await getUser();
  if (!user) return null;
  const frame = await findImage(getDb(), { userId: user.id, id });
  if (!frame?.fromGeneration) return null;
  const video = await findGeneration(getDb(), { userId: user.id, id: frame.fromGeneration });
  if (!video) return null;
  return {
    prompt: "",
    images: [imageView(frame)],
    firstFrame: true,
    ...offeredSettings(video),
  };
}
