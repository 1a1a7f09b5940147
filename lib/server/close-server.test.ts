import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { closeServer } from "./close-server";

const servers: http.Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections();
});

async function listening(answer: http.RequestListener) {
  const server = http.createServer({ keepAliveTimeout: 60_000 }, answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, port: (server.address() as AddressInfo).port };
}

/** One connection, with what came back over it so far. */
async function connection(port: number) {
  const socket = net.connect(port, "127.0.0.1");
  let text = "";
  socket.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  const ended = new Promise<void>((resolve) => socket.on("close", () => resolve()).on("error", () => resolve()));
  await new Promise((resolve) => socket.once("connect", resolve));
  const get = () => socket.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  const until = async (part: string) => {
    for (let n = 0; n < 100 && !text.includes(part); n += 1) await sleep(20);
    expect(text).toContain(part);
  };
  return { get, until, ended, text: () => text };
}

test("close server: a request over a kept connection, and one over a connection that was just opened, are answered", async () => {
  const { server, port } = await listening((_, response) => response.end("well"));
  const [kept, fresh] = [await connection(port), await connection(port)];
  kept.get();
  await kept.until("well");
  const closed = closeServer(server);
  await sleep(150);
  for (const one of [kept, fresh]) {
    const before = one.text().length;
    one.get();
    await one.until("connection: close");
    expect(one.text().slice(before)).toContain("well");
    await one.ended;
  }
  await closed;
});

test("close server: an answer that takes long is complete, and an idle connection does not keep the server open", async () => {
  const { server, port } = await listening((_, response) => {
    response.write("be");
    setTimeout(() => response.end("gun"), 1_500);
  });
  const [slow, idle] = [await connection(port), await connection(port)];
  idle.get();
  await idle.until("gun");
  slow.get();
  await slow.until("be");
  const begun = Date.now();
  await closeServer(server);
  expect(slow.text()).toContain("gun");
  expect(Date.now() - begun).toBeGreaterThan(1_000);
  await idle.ended;
});

test("close server: without connections it is closed at once, and nobody can connect", async () => {
  const { server, port } = await listening((_, response) => response.end());
  await closeServer(server);
  const socket = net.connect(port, "127.0.0.1");
  const code = await new Promise((resolve) => socket.on("error", (error) => resolve(Reflect.get(error, "code"))));
  expect(code).toBe("ECONNREFUSED");
});
