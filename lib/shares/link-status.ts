import "server-only";
import { keepFoundLink } from "./found-link";
import { findLink, type OpenedLink, openLink } from "./open-link";

/**
 * The HTTP status of each answer about a link, the same for its page, its frame, its files and oEmbed. 410 means that
 * the link used to work, and its page says why it ended; 404 that it never existed, or has no video left.
 */
export const HTTP_STATUS = { missing: 404, ended: 410, locked: 401, open: 200 } as const satisfies Record<
  OpenedLink["kind"],
  number
>;

/**
 * The status of a link's page, for the proxy to set. A page itself can only set 404, and only by throwing, after which
 * Next sends an empty document that needs a script to show anything. A page that asks for the password has status 200.
 * `nonce` names the request, whose page then judges the same rows for its own visitor.
 */
export async function linkStatus(slug: string, nonce: string): Promise<200 | 404 | 410> {
  const found = await findLink(slug);
  keepFoundLink(nonce, slug, found);
  const status = HTTP_STATUS[(await openLink(slug, { purpose: "page" }, found)).kind];
  return status === 401 ? 200 : status;
}
