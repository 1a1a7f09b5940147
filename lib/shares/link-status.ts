import "server-only";
import { openLink } from "./open-link";

/** The HTTP status of a link's page. A page cannot set one but 200 and 404 by itself, so the proxy asks here first. */
export async function linkStatus(slug: string): Promise<200 | 410> {
  const opened = await openLink(slug, { purpose: "page" });
  return opened.kind === "withdrawn" ? 410 : 200;
}
