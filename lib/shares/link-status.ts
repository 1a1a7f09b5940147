import "server-only";
import { type OpenedLink, openLink } from "./open-link";

/**
 * What HTTP calls each answer about a link, the same for its page, its frame, its files and oEmbed. 410 was right once,
 * and its page says why it is no more; 404 never was, or has no video left.
 */
export const HTTP_STATUS = { missing: 404, ended: 410, locked: 401, open: 200 } as const satisfies Record<
  OpenedLink["kind"],
  number
>;

/**
 * The status of a link's page, for the proxy to set. A page can set none by itself but 404, and only by throwing, after
 * which Next sends an empty document that needs a script to say anything. One that asks for its password is a page like
 * any other.
 */
export async function linkStatus(slug: string): Promise<200 | 404 | 410> {
  const status = HTTP_STATUS[(await openLink(slug, { purpose: "page" })).kind];
  return status === 401 ? 200 : status;
}
