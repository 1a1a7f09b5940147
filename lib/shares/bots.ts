/**
 * Programs that fetch a page without anybody looking at it: crawlers, link previews of chats, monitors, scripts. They
 * name themselves, by the words below; the browsers inside chat apps hold people and must not match. One that pretends to be a browser is counted, as it would be anywhere.
 */
const PROGRAM =
  /(?<!cu)bot\b|bot[/_-]|crawl|spider|slurp|preview|unfurl|scrap|fetch|imgproxy|facebookexternalhit|facebookcatalog|meta-external|^whatsapp|vkshare|iframely|lighthouse|pagespeed|headless|monitor|uptime|pingdom|^curl|wget|python|^java|okhttp|axios|^node|undici|go-http|libwww|httpx|ruby|perl|php|postman|insomnia/i;

/** Whether these headers come from a program, or from a browser that fetches ahead of anybody's looking. */
export function isBot(headers: Headers): boolean {
  const agent = headers.get("user-agent") ?? "";
  const purpose = `${headers.get("sec-purpose") ?? ""} ${headers.get("purpose") ?? ""} ${headers.get("x-moz") ?? ""}`;
  return agent.length < 8 || PROGRAM.test(agent) || /prefetch|prerender|preview/i.test(purpose);
}
