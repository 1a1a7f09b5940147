import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { Tripwire } from "./tripwire";

/** A proxy between a server and the provider that passes on every request and answer, unless the wire is tripped. */
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
      // Answers contain the provider's own address; replace it, so that videos are fetched through this gate.
      const bytes = type.startsWith("video/")
        ? Buffer.from(await answer.arrayBuffer())
        : Buffer.from((await answer.text()).replaceAll(providerUrl, url));
      if (at("response")) return void request.socket.destroy();
      response.writeHead(answer.status, { "content-type": type, "content-length": bytes.byteLength });
      const half = Math.floor(bytes.byteLength / 2);
      response.write(bytes.subarray(0, half));
      if (wire.armed?.at === "body" && wire.armed.path.test(path)) {
        // The first half passes, so that the kill happens in the middle of a download.
        await new Promise((resolve) => setTimeout(resolve, 50));
        if (at("body")) return void request.socket.destroy();
      }
      response.end(bytes.subarray(half));
    } catch {
      // The provider closed the connection, so the gate does too.
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
