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
