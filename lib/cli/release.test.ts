import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { version } from "@/package.json";
import { inRoot } from "./root.mjs";

const read = (file: string) => readFileSync(inRoot(file), "utf8");

test("release: the version is in the changelog, the lockfile and the deployments, and its data is kept", () => {
  expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(read("CHANGELOG.md")).toMatch(
    new RegExp(`^## ${version.replaceAll(".", "\\.")} – \\d{4}-\\d\\d-\\d\\d$`, "m"),
  );
  expect(JSON.parse(read("package-lock.json")).packages[""].version).toBe(version);
  for (const file of ["compose.yaml", "docs/deploy/compose.postgres.yaml", "docs/deploy/kubernetes/ninefold.yaml"])
    expect(read(file), file).toMatch(new RegExp(`image: \\S*ninefold:${version}$`, "m"));
  expect(existsSync(inRoot(`e2e/fixtures/upgrade/${version}/expected.json`))).toBe(true);
});
