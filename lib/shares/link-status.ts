import "server-only";
import { type Opened, openLink } from "./open-link";

/**
 * What HTTP calls each answer about a link, the same for its page, its frame, its files and oEmbed. A link whose end has
 * come was right once: 410. One that was taken back is nowhere any more, like one that never was: 404. Its page still says
 * in words what happened.
 */
export function statusOf(opened: Pick<Opened, "kind"> & { why?: "revoked" | "ended" }): 200 | 401 | 404 | 410 {
  switch (opened.kind) {
    case "missing":
      return 404;
    case "withdrawn":
      return opened.why === "ended" ? 410 : 404;
    case "locked":
      return 401;
    case "open":
      return 200;
  }
}

/**
 * The status of a link's page, for the proxy to set. A page can set none by itself but 404, and only by throwing, after
 * which Next sends an empty document that needs a script to say anything. One that asks for its password is a page like
 * any other.
 */
export async function linkStatus(slug: string): Promise<200 | 404 | 410> {
  const status = statusOf(await openLink(slug, { purpose: "page" }));
  return status === 401 ? 200 : status;
}
