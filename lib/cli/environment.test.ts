import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { parseEnv } from "@/env";
import { checkText } from "./environment.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "ninefold-env-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { processEnv } = createRequire(import.meta.url)("@next/env");
const lines = 'DEFAPI_API_KEY=dk-abc\nAPP_URL="https://ninefold.example.com/"\nPORT = 8080 \n';
const read = { DEFAPI_API_KEY: "dk-abc", appUrl: "https://ninefold.example.com", PORT: 8080 };

test.each([
  ["as Linux writes it", lines],
  ["with the line ends of Windows", lines.replaceAll("\n", "\r\n")],
  ["with a byte order mark", `\uFEFF${lines}`],
])("a .env file %s is read", async (_, contents) => {
  const file = path.join(folder, ".env");
  writeFileSync(file, contents);
  await checkText(file);
  const [values] = processEnv([{ path: file, contents, env: {} }], folder, { info() {}, error() {} }, true);
  expect(parseEnv(values)).toMatchObject(read);
});

test.each(["utf16le", "utf16be"])(
  "a .env file in %s, as PowerShell writes it, is refused by its name",
  async (encoding) => {
    const file = path.join(folder, ".env.local");
    const bytes = Buffer.from(`\uFEFF${lines}`, "utf16le");
    writeFileSync(file, encoding === "utf16be" ? bytes.swap16() : bytes);
    await expect(checkText(file)).rejects.toThrow(".env.local cannot be read: save it as UTF-8 text.");
  },
);

test("a missing .env file is accepted", async () => {
  await checkText(path.join(folder, "nowhere"));
});
