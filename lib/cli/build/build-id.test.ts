import { afterEach, expect, test, vi } from "vitest";
import { sourcesHash } from "../sources.mjs";
import { buildId } from "./build-id.mjs";

afterEach(() => vi.unstubAllEnvs());

const on = (environment: Record<string, string>) => {
  for (const name of ["NEXT_DEPLOYMENT_ID", "VERCEL", "VERCEL_DEPLOYMENT_ID"])
    vi.stubEnv(name, environment[name] ?? "");
};

test("a build id is a hash of the sources, in characters that are valid in an address", async () => {
  on({});
  const id = await buildId("build");
  expect(id).toMatch(/^[\da-f]{16}$/);
  expect((await sourcesHash()).startsWith(id ?? "-")).toBe(true);
  expect(await buildId("build")).toBe(id);
});

test("a host's own deployment id is used, and no other one", async () => {
  on({ VERCEL: "1", NEXT_DEPLOYMENT_ID: "dpl_1", VERCEL_DEPLOYMENT_ID: "dpl_2" });
  expect([await buildId("build"), await buildId("serve")]).toEqual(["dpl_1", "dpl_1"]);
  on({ VERCEL: "1", VERCEL_DEPLOYMENT_ID: "dpl_2" });
  expect(await buildId("build")).toBe("dpl_2");
  on({ VERCEL: "1" });
  expect(await buildId("build")).toBeUndefined();
});
