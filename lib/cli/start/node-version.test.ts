import { expect, test } from "vitest";
import { checkNode } from "./node-version.mjs";

test.each(["18.20.4", "20.18.3", "20.9.0"])("Node.js %s is refused in one line that says what is needed", (version) => {
  expect(() => checkNode(version)).toThrow(/^Ninefold needs Node\.js 20\.19 or newer, and this is [\d.]+\.$/);
});

test.each(["20.19.0", "22.0.0", "24.22.1"])("Node.js %s runs the instance", (version) => {
  expect(() => checkNode(version)).not.toThrow();
});
