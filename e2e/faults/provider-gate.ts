import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Tripwire } from "./tripwire";

/** Stands between a server and the provider: hands on every request and answer, unless the wire is tripped. */
export async function openProviderGate(providerUrl: string, wire: Tripwire) {
  let url = "";
  const server = http.createServer(async (request, response) => {
    const path = request.url ?? "";
    const at = (when: "request" | "response" | "body") =>
      wire.passes((moment) => moment.at === when && moment.path.test(path));
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      if (at("request")) return void request.socket.destroy();
      const answer = await fetch(`${providerUrl}${path}`, {
        method: request.method,
        headers: { authorization: request.headers.authorization ?? "", "content-type": "application/json" },
        body: request.method === "POST" ? Buffer.concat(chunks) : undefined,
      });
      const type = answer.headers.get("content-type") ?? "text/plain";
      // The provider names its videos by its own address, and a video is fetched from nowhere but the address one asked.
      const bytes = type.startsWith("video/")
        ? Buffer.from(await answer.arrayBuffer())
        : Buffer.from((await answer.text()).replaceAll(providerUrl, url));
      if (at("response")) return void request.socket.destroy();
      response.writeHead(answer.status, { "content-type": type, "content-length": bytes.byteLength });
      const half = Math.floor(bytes.byteLength / 2);
      response.write(bytes.subarray(0, half));
      if (wire.armed?.at === "body" && wire.armed.path.test(path)) {
        // The first half is let through, so that the kill comes in the middle of a copy.
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (at("body")) return void request.socket.destroy();
      }
      response.end(bytes.subarray(half));
    } catch {
      // The provider broke off: so does the gate.
      request.socket.destroy();
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
