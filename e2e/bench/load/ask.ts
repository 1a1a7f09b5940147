import http from "node:http";

/** An answer, or why there was none. */
export type Answer = { status: number; text: string } | { error: string };
export type Ask = (path: string, options?: http.RequestOptions & { body?: string }) => Promise<Answer>;

/**
 * Sends requests as a proxy does, over connections that are kept. Where the server closed one just before it was used
 * again, the request is sent once more over a new one, as proxies and browsers do: a server that stops closes many at
 * once, and the next kept one would be closed as well.
 */
export function asker(url: string): { ask: Ask; close: () => void } {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 200 });
  const send = (path: string, { body, ...options }: Parameters<Ask>[1] = {}, kept: http.Agent | false = agent) =>
    new Promise<Answer>((resolve) => {
      const request = http.request(`${url}${path}`, { ...options, agent: kept, timeout: 30_000 });
      request.on("timeout", () => request.destroy(new Error("no answer in 30 s")));
      request.on("error", (error: NodeJS.ErrnoException) => {
        if (request.reusedSocket && error.code === "ECONNRESET")
          return resolve(send(path, { body, ...options }, false));
        resolve({ error: `${error.code ?? error.message} over a ${request.reusedSocket ? "kept" : "new"} connection` });
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
  return { ask: (path, options) => send(path, options), close: () => agent.destroy() };
}
