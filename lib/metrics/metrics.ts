import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { env } from "@/env";

/** On globalThis: Next bundles routes apart, and each copy would count only what its own route does. */
const shared = globalThis as typeof globalThis & { ninefoldMetrics?: ReturnType<typeof create> };

function create() {
  const registry = new Registry();
  // Measuring the delay of the event loop wakes the process a hundred times a second, so only where it is read.
  if (env.METRICS_TOKEN) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    responses: new Counter({
      name: "ninefold_http_responses_total",
      help: "Responses by class of status, such as 2xx.",
      labelNames: ["status"],
      registers,
    }),
    transitions: new Counter({
      name: "ninefold_transitions_total",
      help: "Transitions of generations that this process made.",
      labelNames: ["from", "to"],
      registers,
    }),
    lifetimes: new Histogram({
      name: "ninefold_generation_duration_seconds",
      help: "Seconds from Generate to the end, by final state.",
      labelNames: ["state"],
      buckets: [15, 30, 60, 120, 240, 480, 900, 1_800, 3_600, 14_400, 86_400],
      registers,
    }),
    providerCalls: new Histogram({
      name: "ninefold_provider_call_duration_seconds",
      help: "Seconds of calls to the provider, by call and kind of result.",
      labelNames: ["call", "result"],
      buckets: [0.1, 0.3, 1, 3, 10, 30, 60],
      registers,
    }),
    providerErrors: new Counter({
      name: "ninefold_provider_errors_total",
      help: "Errors of the provider, by call and class.",
      labelNames: ["call", "class"],
      registers,
    }),
    charged: new Counter({
      name: "ninefold_credits_charged_total",
      help: "Credits that the provider charged for generations that this process saw finish.",
      registers,
    }),
  };
}

/** What this process counts. Labels have few values: no user, address or id may become one. */
export function metrics(): ReturnType<typeof create> {
  shared.ninefoldMetrics ??= create();
  return shared.ninefoldMetrics;
}
