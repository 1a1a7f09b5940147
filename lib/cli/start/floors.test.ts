import { expect, test } from "vitest";
import { checkFloors, FLOORS } from "./floors.mjs";

const safe: Record<string, string> = { next: "16.4.6", react: "19.3.1", sharp: "0.35.5" };
const withVersion = (name: string, version: string) =>
  checkFloors(async (asked) => (asked === name ? version : safe[asked]) ?? "");

test.each([
  ["next", "16.3.2"],
  ["next", "15.9.9"],
  ["next", "16.3.3-canary.4"],
  ["next", "no version"],
  ["react", "19.2.7"],
  ["react", "18.99.0"],
  ["sharp", "0.34.5"],
])("start: %s %s is refused in one line that names the advisory and what to do", async (name, version) => {
  const line = /^\S+ .+ is vulnerable \(GHSA-[\w-]+\), and Ninefold needs [\d.]+ or newer\. Run "npm ci" .+\.$/;
  await expect(withVersion(name, version)).rejects.toThrow(line);
});

test.each(Object.entries(FLOORS))("start: %s at its floor and above it is accepted", async (name, { version }) => {
  await withVersion(name, version);
  await withVersion(name, "99.0.0");
});

test("start: what is installed is above every floor", async () => {
  await checkFloors();
});
