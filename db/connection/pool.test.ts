import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { addressOf, configOf } from "./pool";

const folder = mkdtempSync(path.join(os.tmpdir(), "ninefold-certificate-"));
const ca = path.join(folder, "ca.pem");
writeFileSync(ca, "a certificate");
afterAll(() => rmSync(folder, { recursive: true }));

const ssl = (query: string) => configOf("DATABASE_URL", addressOf("DATABASE_URL", `postgres://a:b@h/d?${query}`)).ssl;

test.each([
  ["sslmode=disable", false],
  ["sslmode=prefer", { rejectUnauthorized: false }],
  ["sslmode=require", { rejectUnauthorized: false }],
  [`sslmode=require&sslrootcert=${ca}`, { rejectUnauthorized: true, ca: "a certificate" }],
  [`sslmode=verify-ca&sslrootcert=${ca}`, { rejectUnauthorized: true, ca: "a certificate" }],
  ["sslmode=verify-full&sslrootcert=system", { rejectUnauthorized: true, ca: undefined }],
])("%s requires of the server what libpq would", (query, expected) => {
  const got = ssl(query);
  if (typeof expected === "object") expect(got).toMatchObject(expected);
  else expect(got).toBe(expected);
  const anyName = typeof got === "object" && got.checkServerIdentity !== undefined;
  expect(anyName).toBe(!/disable|verify-full/.test(query));
});

test("without an sslmode, libpq's environment variables decide", () => {
  expect(ssl("")).toBeUndefined();
});

test("a certificate that cannot be read is reported with the variable that names it", () => {
  expect(() => ssl("sslmode=verify-full&sslrootcert=/nowhere/ca.pem")).toThrow(/^DATABASE_URL names the certificate/);
});
