import "server-only";
import { bytesOwned, countOwned, type Usage } from "@/db/accounts/usage-queries";
import type { Db } from "@/db/database";
import { env } from "@/env";

/** The most that a user may have; null: no limit. */
export type Quota = { videos: number; images: number; bytes: number | null };

/** The limits of each user. Everything that enforces or shows them asks here. */
const quota = (): Quota => ({
  videos: env.QUOTA_VIDEOS,
  images: env.QUOTA_IMAGES,
  bytes: env.QUOTA_BYTES ?? null,
});

/**
 * Whether a user has no room for this much more. Not exact: two requests at once may each see the last free place. A
 * video that was paid for is always kept, so one may come to have a little more than is allowed.
 */
export async function isOverQuota(
  db: Db,
  { userId, ...more }: { userId: string } & Partial<Usage>,
  most = quota(),
): Promise<boolean> {
  const { videos = 0, images = 0, bytes = 0 } = more;
  const used = await countOwned(db, { userId });
  if (videos > 0 && used.videos + videos > most.videos) return true;
  if (images > 0 && used.images + images > most.images) return true;
  return most.bytes !== null && (await bytesOwned(db, { userId })) + bytes > most.bytes;
}

/** What a user has, and how much of it they may have. */
export async function readUsage(db: Db, { userId }: { userId: string }): Promise<{ used: Usage; most: Quota }> {
  const [counts, bytes] = await Promise.all([countOwned(db, { userId }), bytesOwned(db, { userId })]);
  return { used: { ...counts, bytes }, most: quota() };
}
