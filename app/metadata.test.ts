import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sourceFiles } from "@/lib/cli/source-files.mjs";

/** The lib functions that a page calls in `generateMetadata` and again in its body. */
function loadedTwice(page: string): { name: string; module: string }[] {
  const [, metadata = "", rest = ""] = /function generateMetadata(.+?)\n}\n(.*)$/s.exec(page) ?? [];
  return [...page.matchAll(/import \{([^}]+)\} from "@\/(lib\/[^"]+)"/g)].flatMap(([, names = "", module = ""]) =>
    names
      .split(",")
      .map((name) => name.trim())
      .filter((name) => [metadata, rest].every((part) => part.includes(`${name}(`)))
      .map((name) => ({ name, module })),
  );
}

test("pages: what a page and its metadata both load is loaded once per request", async () => {
  const pages = await sourceFiles(/^page\.tsx$/);
  const twice = pages.flatMap(({ file, text }) => loadedTwice(text).map((loaded) => ({ file, ...loaded })));
  expect(twice.map(({ name }) => name)).toContain("loadCollectionPage");
  const uncached = twice.filter(({ name, module }) => {
    const file = [`${module}.ts`, `${module}.tsx`].find((candidate) => existsSync(candidate));
    return !file || !new RegExp(`export const ${name} = (authedLoader|cache)\\(`).test(readFileSync(file, "utf8"));
  });
  expect(uncached).toEqual([]);
});

test("loaders: only the wrapper asks for the user, so that none is left uncached", async () => {
  const lib = (await sourceFiles(/\.ts$/)).filter(({ file }) => /^lib\/(?!auth\/)/.test(file));
  const askers = lib.filter(({ file, text }) => !file.endsWith("/actions.ts") && text.includes("requireUser("));
  expect(askers.map(({ file }) => file)).toEqual([]);
});
