import "server-only";
import { openLink } from "./open-link";

/**
 * The HTTP status of a link's page, for the proxy to set. A page can set none by itself but 404, and only by throwing,
 * after which Next sends an empty document that needs a script to say anything.
 */
export async function linkStatus(slug: string): Promise<200 | 404 | 410> {
  const opened = await openLink(slug, { purpose: "page" });
  switch (opened.kind) {
    case "missing":
      return 404;
    case "withdrawn":
      // A link that was taken back is to look, to whatever reads statuses, as if it had never been.
      return opened.why === "revoked" ? 404 : 410;
    case "locked":
    case "open":
      return 200;
  }
}
