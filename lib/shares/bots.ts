import { isbot } from "isbot";

/**
 * Whether these headers come from a program (a crawler, a chat's link preview, a script), or from a browser that
 * prefetches. A program that pretends to be a browser is counted as a view.
 */
export function isBot(headers: Headers): boolean {
  const agent = headers.get("user-agent") ?? "";
  const purpose = `${headers.get("sec-purpose") ?? ""} ${headers.get("purpose") ?? ""} ${headers.get("x-moz") ?? ""}`;
  return agent.length < 8 || isbot(agent) || /prefetch|prerender|preview/i.test(purpose);
}
