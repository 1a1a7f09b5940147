import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tinyVideo } from "@/e2e/fixtures/tiny-video";

/** Serves the scripted provider's videos: /good.mp4, /gone.mp4 (404), and a page that claims to be a video. */
export async function startVideoServer() {
  const video = await tinyVideo({ width: 64, height: 48 }, 1);
  const server = http.createServer((request, response) => {
    if (request.url === "/gone.mp4") return void response.writeHead(404).end();
    const page = request.url === "/page.mp4";
    response.writeHead(200, { "content-type": "video/mp4" }).end(page ? "<!doctype html><p>Sign in</p>" : video);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
