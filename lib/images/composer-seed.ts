import "server-only";
import { getDb } from "@/db/client";
import { findGeneration } from "@/db/generations/generation-queries";
import { findImage } from "@/db/images/image-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import { type ComposerSeed, offeredSettings } from "@/lib/generations/composer-seed";
import { type ImageView, imageView } from "@/lib/generations/view";

/** An image that another page stored for the composer; null when it is not the user's. */
export const loadImage = authedLoader(async (user, id: string): Promise<ImageView | null> => {
  const row = await findImage(getDb(), { userId: user.id, id });
  return row && imageView(row);
});

/**
 * Continues from a frame of the user's own video: that frame as the first one, and the video's settings, with an empty
 * prompt. Null when the image is no such frame.
 */
export const loadContinuation = authedLoader(async (user, id: string): Promise<ComposerSeed | null> => {
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
});
