import type { LookupAddress, LookupOptions } from "node:dns";
import { expect, test } from "vitest";
import { guardedLookup } from "./lookup";
import { isPublicAddress } from "./public-address";

/** Looks a name up as a socket does. */
function dial(trusted: boolean, addresses: string[], options: LookupOptions) {
  return new Promise<{ error: string | null; found: string | LookupAddress[]; family?: number }>((resolve) => {
    guardedLookup(trusted, [], () => Promise.resolve(addresses))("name.example", options, (error, found, family) =>
      resolve({ error: error === null ? null : error.message, found, ...(family !== undefined && { family }) }),
    );
  });
}

test("a public name is dialed at exactly the addresses that were checked", async () => {
  const both = ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"];
  const [four, six] = both.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  expect(await dial(false, both, { all: true })).toEqual({ error: null, found: [four, six] });
  expect(await dial(false, both, {})).toEqual({ error: null, found: four?.address, family: 4 });
  expect(await dial(false, both, { family: 6 })).toEqual({ error: null, found: six?.address, family: 6 });
});

test("a private name is dialed only for the trusted origin", async () => {
  expect((await dial(false, ["127.0.0.1"], { all: true })).error).toContain("private_address");
  expect(await dial(true, ["127.0.0.1"], {})).toEqual({ error: null, found: "127.0.0.1", family: 4 });
});

test.each([
  "8.8.8.8",
  "1.1.1.1",
  "93.184.215.14",
  "172.15.255.255",
  "172.32.0.1",
  "100.63.255.255",
  "100.128.0.1",
  "169.253.1.1",
  "2606:4700:4700::1111",
  "2a00:1450:4001::1",
])("%s is public", (address) => {
  expect(isPublicAddress(address)).toBe(true);
});
