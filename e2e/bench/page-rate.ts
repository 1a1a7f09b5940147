import http from "node:http";

const AT_ONCE = 20;
const PAGES = 60;
/** Views by bots are not counted, and counting is part of a shared page. */
export const BROWSER =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

/** Gets a page PAGES times over AT_ONCE keep-alive connections. Throws when an answer is not the page. */
export async function pagesPerSecond(address: string, cookie = ""): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const headers = { cookie, "user-agent": BROWSER, accept: "text/html", "accept-language": "en" };
  const get = () =>
    new Promise<void>((resolve, reject) => {
      http
        .get(address, { agent, headers }, (response) => {
          const ok = response.statusCode === 200;
          response.resume().on("end", () => (ok ? resolve() : reject(new Error(`${address}: ${response.statusCode}`))));
        })
        .on("error", reject);
    });
  const startedAt = performance.now();
  let left = PAGES;
  const worker = async () => {
    while (left-- > 0) await get();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  agent.destroy();
  return (1_000 * PAGES) / (performance.now() - startedAt);
}
