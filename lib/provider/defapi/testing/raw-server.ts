import net from "node:net";
import { onTestFinished } from "vitest";

export type RawServer = { url: string; port: number; requests: string[]; connections: () => number };

type Reaction = (socket: net.Socket, request: string) => void;

/**
 * A server at the level of bytes, so that a test can do what no HTTP library would: reset, stall, truncate, send
 * garbage. It reacts once a request's whole body has arrived (a greeting is sent before), and closes when the test
 * ends.
 */
export async function rawServer(react: Reaction, greeting = ""): Promise<RawServer> {
  const requests: string[] = [];
  const sockets = new Set<net.Socket>();
  let connections = 0;
  const server = net.createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    socket.write(greeting);
    let heard = "";
    let reacted = false;
    socket.on("data", (chunk) => {
      heard += chunk.toString("latin1");
      const head = heard.indexOf("\r\n\r\n");
      const length = Number(/content-length: (\d+)/i.exec(heard)?.[1] ?? 0);
      if (reacted || head < 0 || heard.length < head + 4 + length) return;
      reacted = true;
      const request = Buffer.from(heard, "latin1").toString("utf8");
      requests.push(request);
      react(socket, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const port = (server.address() as net.AddressInfo).port;
  return { url: `http://127.0.0.1:${port}`, port, requests, connections: () => connections };
}

/** A reaction that answers with a status and a body: an object is sent as JSON, a string as it is. */
export function answers(status: number, body: unknown, headers: Record<string, string> = {}): Reaction {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const lines = Object.entries({ "content-length": String(Buffer.byteLength(text)), ...headers });
  const head = [`HTTP/1.1 ${status} Status`, ...lines.map(([name, value]) => `${name}: ${value}`)].join("\r\n");
  return (socket) => socket.end(`${head}\r\n\r\n${text}`);
}

/** A port on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const port = (server.address() as net.AddressInfo).port;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
