import "server-only";
import { isDatabaseDown } from "@/db/errors";
import { isAway } from "@/lib/http/away";
import { linkStatus } from "@/lib/shares/link-status";
import { slugOfPath } from "@/lib/shares/slug";

/**
 * The status of a page, for the proxy to set, because a page cannot set its own. 503 while the database is unreachable,
 * except for a submitted form: its action reports what happened.
 */
export async function pageStatus(asked: {
  method: string;
  path: string;
  /** Of this request. */
  nonce: string;
}): Promise<200 | 404 | 410 | 503> {
  const { method, path, nonce } = asked;
  if ((method === "GET" || method === "HEAD") && (await isAway())) return 503;
  const slug = slugOfPath(path);
  if (!slug) return 200;
  try {
    return await linkStatus(slug, nonce);
  } catch (error) {
    if (isDatabaseDown(error)) return 503;
    throw error;
  }
}
