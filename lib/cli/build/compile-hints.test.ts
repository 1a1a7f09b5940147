import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { hintCompilation } from "./compile-hints.mjs";

const folder = mkdtempSync(path.join(os.tmpdir(), "ninefold-hints-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the scripts that every page runs are marked once, and no others", async () => {
  mkdirSync(path.join(folder, "static"));
  const rootMainFiles = ["static/router.js", "static/renderer.js"];
  writeFileSync(path.join(folder, "build-manifest.json"), JSON.stringify({ rootMainFiles }));
  for (const name of [...rootMainFiles, "static/editor.js"]) writeFileSync(path.join(folder, name), `run("${name}")`);
  const scripts = () =>
    [...rootMainFiles, "static/editor.js"].map((name) => readFileSync(path.join(folder, name), "utf8"));

  await hintCompilation(folder);
  const marked = [
    '//# allFunctionsCalledOnLoad\nrun("static/router.js")',
    '//# allFunctionsCalledOnLoad\nrun("static/renderer.js")',
    'run("static/editor.js")',
  ];
  expect(scripts()).toEqual(marked);
  await hintCompilation(folder);
  expect(scripts()).toEqual(marked);
});
