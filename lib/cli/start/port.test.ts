import net from "node:net";
import { expect, test } from "vitest";
import { freePort, tryPort } from "./port.mjs";

test("a port in use is found before anything is built", async () => {
  const port = await freePort();
  expect(await tryPort(port)).toEqual({ ok: true, port });
  const taken = net.createServer();
  await new Promise<void>((resolve) => taken.listen(port, "127.0.0.1", resolve));
  expect(await tryPort(port)).toEqual({ ok: false, error: "EADDRINUSE" });
  await new Promise((resolve) => taken.close(resolve));
});
