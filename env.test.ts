import { expect, test } from "vitest";
import { parseEnv } from "./env";

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
