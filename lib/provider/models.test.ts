import { afterAll, expect, test, vi } from "vitest";

vi.stubEnv("MODELS", "seedance-2.0-fast=Seedance 2.0 Fast, vendor/pro");
afterAll(() => vi.unstubAllEnvs());

test("models: MODELS adds to the provider's own, for the form, the list and the port", async () => {
  const { offeredModels } = await import("@/lib/generations/loaders");
  const { composeSchema } = await import("@/lib/generations/admission/schema");
  const { openProvider } = await import("./open-provider");
  expect(offeredModels()).toEqual([
    { id: "seedance-2.0", name: "Seedance 2.0" },
    { id: "seedance-2.0-fast", name: "Seedance 2.0 Fast" },
    { id: "vendor/pro", name: "vendor/pro" },
  ]);
  const wish = {
    requestId: crypto.randomUUID(),
    prompt: "rain",
    imageIds: [],
    variations: [{ ratio: "16:9", duration: 5 }],
  };
  expect(composeSchema.safeParse({ ...wish, model: "seedance-2.0-fast" }).success).toBe(true);
  expect(composeSchema.safeParse({ ...wish, model: "constructor" }).success).toBe(false);
  expect(Object.keys(openProvider().capabilities.models)).toHaveLength(3);
});

test("models: each is named as where it is chosen, and one that is gone by its id", async () => {
  const { modelName } = await import("./models");
  expect(["seedance-2.0", "vendor/pro", "seedance-1.0", "constructor"].map(modelName)).toEqual([
    "Seedance 2.0",
    "vendor/pro",
    "seedance-1.0",
    "constructor",
  ]);
});
