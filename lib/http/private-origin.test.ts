import { expect, test } from "vitest";
import { isLoopbackOrigin, isPrivateOrigin } from "./private-origin";

test.each([
  ["http://localhost:3000", true, true],
  ["http://videos.localhost", true, true],
  ["http://127.0.0.1:3000", true, true],
  ["http://[::1]:3000", true, true],
  ["http://192.168.1.4:3000", false, true],
  ["http://10.0.0.7", false, true],
  ["http://videos.local", false, true],
  ["http://videos", false, true],
  ["https://localhost.example.com", false, false],
  ["https://ninefold.example.com", false, false],
  ["http://203.0.114.7", false, false],
])("%s: only on this computer %s, only near it %s", (origin, loopback, near) => {
  expect([isLoopbackOrigin(origin), isPrivateOrigin(origin)]).toEqual([loopback, near]);
});
