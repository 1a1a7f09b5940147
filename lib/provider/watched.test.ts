import { expect, test, vi } from "vitest";
import { metrics } from "@/lib/metrics/metrics";
import { createDefapi } from "./defapi/client";
import type { PollResult, Provider, ProviderErrorCode } from "./port";
import { providerLastSeen, watched } from "./watched";

vi.spyOn(process.stderr, "write").mockReturnValue(true);

const answering = (answer: PollResult): Provider =>
  watched({ ...createDefapi({ baseUrl: "http://127.0.0.1:9", apiKey: "dk-x" }), poll: async () => answer });
const failing = (code: ProviderErrorCode) =>
  answering({ kind: "error", error: { code, status: null, message: "", retryAfterMs: null } });

test.each<[ProviderErrorCode, boolean]>([
  ["unreachable", false],
  ["timeout", false],
  ["reset", false],
  ["rate_limited", true],
  ["server", true],
])("provider: after the error %s it counts as answering: %s", async (code, answers) => {
  await failing(code).poll("t");
  expect(providerLastSeen()).toMatchObject({ answers });
});

test("provider: errors are counted by call and class, calls by result, and the result is passed on", async () => {
  const before = await countOf("bad_request");
  expect(await failing("bad_request").poll("t")).toMatchObject({ kind: "error" });
  expect(await countOf("bad_request")).toBe(before + 1);
});

async function countOf(code: string): Promise<number> {
  const { values } = await metrics().providerErrors.get();
  return values.find(({ labels }) => labels.class === code)?.value ?? 0;
}
