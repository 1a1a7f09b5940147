import { isbot } from "isbot";

/**
 * Whether these headers come from a program that nobody looks through (a crawler, a chat's link preview, a script), or
 * from a browser that fetches ahead of anybody's looking. A program that pretends to be a browser is counted.
 */
export function isBot(headers: Headers): boolean {
  const agent = headers.get("user-agent") ?? "";
  const purpose = `${headers.get("sec-purpose") ?? ""} ${headers.get("purpose") ?? ""} ${headers.get("x-moz") ?? ""}`;
  return agent.length < 8 || isbot(agent) || /prefetch|prerender|preview/i.test(purpose);
}
