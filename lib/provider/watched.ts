import { trace } from "@opentelemetry/api";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics/metrics";
import { currentRequestId } from "@/lib/request-id";
import type { Provider, ProviderError } from "./port";

type Seen = { answers: boolean; at: number };
/** On globalThis: Next bundles routes apart, and the one that is asked is not the one that calls. */
const shared = globalThis as typeof globalThis & { ninefoldProviderSeen?: Seen };

/** Codes of errors without an answer. */
const SILENT: ProviderError["code"][] = ["unreachable", "timeout", "reset"];

/** Whether the provider answered the last call of this process, and how long ago in ms; null before the first one. */
export function providerLastSeen(): { answers: boolean; agoMs: number } | null {
  const seen = shared.ninefoldProviderSeen;
  return seen ? { answers: seen.answers, agoMs: performance.now() - seen.at } : null;
}

/** The same provider, with every call counted, and each submit and error as a line in the log. */
export function watched(provider: Provider): Provider {
  return {
    ...provider,
    submit: (request) => watch("submit", () => provider.submit(request)),
    poll: (taskId) => watch("poll", () => provider.poll(taskId)),
  };
}

async function watch<Result extends { kind: string } | { kind: string; error: ProviderError }>(
  call: "submit" | "poll",
  run: () => Promise<Result>,
): Promise<Result> {
  const began = performance.now();
  // Without a collector this does nothing.
  const span = trace.getTracer("ninefold").startSpan(`provider ${call}`);
  const result = await run();
  span.setAttributes({ "provider.result": result.kind, "request.id": currentRequestId() ?? "" }).end();
  const error = "error" in result ? result.error : null;
  const seconds = (performance.now() - began) / 1_000;
  shared.ninefoldProviderSeen = { answers: error === null || !SILENT.includes(error.code), at: performance.now() };
  metrics().providerCalls.observe({ call, result: result.kind }, seconds);
  if (error) metrics().providerErrors.inc({ call, class: error.code });
  const fields = { call, result: result.kind, seconds: Math.round(seconds * 1_000) / 1_000 };
  if (error)
    log.often("the provider answered with an error", new Error(error.code), { ...fields, status: error.status });
  else if (call === "submit") log.info("the provider accepted a submit", fields);
  return result;
}
