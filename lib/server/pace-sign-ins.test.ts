import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { currentRequestId, withRequestId } from "@/lib/request-id";
import { aroundRequests } from "./around-requests";
import { paceSignIns } from "./pace-sign-ins";

paceSignIns({ atOnce: 2, longestMs: 60_000, mostWaiting: 5 });
// As lib/server/start.ts does it: the ids are given around the pace.
aroundRequests((request, _, next) => withRequestId(String(request.headers["x-request-id"]), next));

test("pace: two password forms are answered at a time, others wait or are refused, and pages go on", async () => {
  let open = 0;
  let most = 0;
  const mixedUp: string[] = [];
  const finish: (() => void)[] = [];
  const server = http.createServer((request, response) => {
    if (request.method !== "POST") return response.end("page");
    most = Math.max(most, ++open);
    const id = String(request.headers["x-request-id"]);
    if (currentRequestId() !== id) mixedUp.push(`${id} ran as ${currentRequestId()}`);
    finish.push(() => {
      open -= 1;
      response.end("signed in");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close().closeAllConnections());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const statuses = Array.from({ length: 9 }, async (_, at) => {
    return (await fetch(`${url}/sign-in`, { method: "POST", headers: { "x-request-id": `form ${at}` } })).status;
  });
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
  expect(mixedUp).toEqual([]);
});
