import { expect, test } from "vitest";
import { parseEnv } from "./env";

test.each([
  ["DATABASE_URL", "mysql://x:hunter2@y/z", "must begin with postgres://"],
  ["DATABASE_URL", "postgres://x:hunter2@h1,h2/z", "several servers"],
  ["DATABASE_URL_DIRECT", "postgres://x:hunter2@h/z?schema=films", "schema"],
  ["POSTGRES_URL_NON_POOLING", "postgres://x:hunter2@h/z?sslmode=maybe", "sslmode"],
  ["DATABASE_POOL", "none", "DATABASE_POOL"],
])("%s that cannot be used is named, without its value", (name, value, reason) => {
  const parse = () => parseEnv({ [name]: value });
  expect(parse).toThrow(name);
  expect(parse).toThrow(reason);
  expect(parse).toThrow(expect.objectContaining({ message: expect.not.stringContaining("hunter2") }));
});

test("the direct address is the first of its names that is set, and known by it", () => {
  const url = "postgres://ada:p#ss/word@db/films";
  expect(parseEnv({ DATABASE_URL: url }).directDatabase).toBeUndefined();
  expect(parseEnv({ POSTGRES_URL_NON_POOLING: url }).directDatabase).toEqual({ name: "POSTGRES_URL_NON_POOLING", url });
  expect(parseEnv({ DATABASE_URL_UNPOOLED: "postgres://other/db", DATABASE_URL_DIRECT: url }).directDatabase).toEqual({
    name: "DATABASE_URL_DIRECT",
    url,
  });
});

const places = (list: string) => parseEnv({ FETCH_ALLOW: list }).FETCH_ALLOW;

test("FETCH_ALLOW takes hosts, ranges and origins", () => {
  expect(parseEnv({}).FETCH_ALLOW).toEqual([]);
  expect(places("198.18.0.0/15, CDN.example.com:8443,*.example.org,\nhttp://10.0.0.7:9000,fd00::/8")).toMatchObject([
    { kind: "range", range: [{ octets: [198, 18, 0, 0] }, 15] },
    { kind: "host", host: "cdn.example.com", port: "8443" },
    { kind: "host", host: "*.example.org", port: null },
    { kind: "origin", origin: "http://10.0.0.7:9000" },
    { kind: "range", range: [{}, 8] },
  ]);
});

test.each([
  "10/8",
  "198.18.0.0/33",
  "http://a.example/path",
  "https://user:pass@a.example",
  "ftp://a.example",
  "a:0x50",
])("FETCH_ALLOW with %s stops the start, by its variable's name and without its value", (entry) => {
  const start = () => places(`cdn.example.com, ${entry}`);
  expect(start).toThrow(/FETCH_ALLOW .*\(number 2 is none\)/);
  expect(start).not.toThrow(new RegExp(entry.replace(/[.?*+^$[\]\\(){}|]/g, "\\$&")));
});
