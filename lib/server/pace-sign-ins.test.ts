import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { paceSignIns } from "./pace-sign-ins";

paceSignIns({ atOnce: 2, longestMs: 60_000, mostWaiting: 5 });

test("pace: two password forms are answered at a time, others wait or are refused, and pages go on", async () => {
  let open = 0;
  let most = 0;
  const finish: (() => void)[] = [];
  const server = http.createServer((request, response) => {
    if (request.method !== "POST") return response.end("page");
    most = Math.max(most, ++open);
    finish.push(() => {
      open -= 1;
      response.end("signed in");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const statuses = Array.from({ length: 9 }, async () => (await fetch(`${url}/sign-in`, { method: "POST" })).status);
  await expect.poll(() => finish.length).toBe(2);
  expect(await (await fetch(`${url}/sign-in`)).text()).toBe("page");
  // Two are being answered, five wait.
  const refused = await Promise.race([...statuses]);
  expect(refused).toBe(503);
  for (let done = 0; done < 7; done++) {
    await expect.poll(() => finish.length).toBeGreaterThan(0);
    finish.shift()?.();
  }
  expect((await Promise.all(statuses)).sort()).toEqual([...Array(7).fill(200), 503, 503]);
  expect(most).toBe(2);
});
