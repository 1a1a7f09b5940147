import { expect, test } from "vitest";
import { bySignal, captureOutput, ended, start } from "./child.mjs";
import { failedStep } from "./output.mjs";

test.each([
  ["SIGKILL", 137],
  ["SIGTERM", 143],
  ["SIGINT", 130],
  ["SIGSEGV", 139],
] as const)("a process that ends by %s has its own exit code", async (signal, code) => {
  const child = start(["-e", `process.kill(process.pid, "${signal}"); setInterval(() => {}, 1000)`]);
  expect(await ended(child)).toBe(code);
  expect(bySignal(child.signalCode)).toContain(` by ${signal}`);
});

test("a step that the system kills for lack of memory says so, and what it needs", async () => {
  const ran = await captureOutput([
    "-e",
    'console.log("half"); process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000)',
  ]);
  const refusal = failedStep("The pages could not be built", ran, "It needs about 1.5 GB of memory");
  expect(refusal.code).toBe(137);
  expect(refusal.message).toMatch(/The pages could not be built: .* SIGKILL, .* memory .*1\.5 GB of memory\.$/);
});

test("a step that fails by itself or is late does not mention memory", async () => {
  const failed = failedStep("It failed", await captureOutput(["-e", "process.exit(3)"]), "It needs memory");
  expect([failed.message, failed.code]).toEqual(["It failed.", 1]);
  const late = failedStep(
    "It failed",
    await captureOutput(["-e", "setInterval(() => {}, 9)"], { within: 300 }),
    "It needs memory",
  );
  expect([late.message, late.code]).toEqual(["It failed in time.", 1]);
});
