import http from "node:http";

/** An answer, or why there was none. */
export type Answer = { status: number; text: string } | { error: string };
export type Ask = (path: string, options?: http.RequestOptions & { body?: string }) => Promise<Answer>;

/**
 * Sends requests as a proxy does, over connections that are kept. One that the server closed just before it was used
 * again is replaced once, as proxies and browsers do.
 */
export function asker(url: string): { ask: Ask; close: () => void } {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 200 });
  const send = (path: string, { body, ...options }: Parameters<Ask>[1] = {}, again = true) =>
    new Promise<Answer>((resolve) => {
      const request = http.request(`${url}${path}`, { ...options, agent, timeout: 30_000 });
      request.on("timeout", () => request.destroy(new Error("no answer in 30 s")));
      request.on("error", (error: NodeJS.ErrnoException) => {
        if (again && request.reusedSocket && error.code === "ECONNRESET")
          return resolve(send(path, { body, ...options }, false));
        resolve({ error: error.code ?? error.message });
      });
      request.on("response", (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("error", (error: NodeJS.ErrnoException) => resolve({ error: error.code ?? error.message }));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text }));
      });
      request.end(body);
    });
  return { ask: send, close: () => agent.destroy() };
}
