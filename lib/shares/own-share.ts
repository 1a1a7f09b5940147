import "server-only";
import { getDb } from "@/db/client";
import { listShares } from "@/db/shares/share-queries";
import { env } from "@/env";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { isSlug } from "./slug";
import { type ShareView, shareView } from "./view";

/** One of this user's links as they may see it. */
export async function readOwnShare(key: {
  userId: string;
  slug: string;
}): Promise<Result<{ share: ShareView }, Failure>> {
  const [found] = isSlug(key.slug) ? await listShares(getDb(), { ...key, limit: 1 }) : [];
  return found ? { ok: true, share: shareView(found, env.appUrl) } : failure("not_found");
}
