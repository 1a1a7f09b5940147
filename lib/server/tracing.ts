import { registerOTel } from "@vercel/otel";
import { env } from "@/env";
import { version } from "@/package.json";

/** Sends spans of requests, pages and calls to the provider to OTEL_EXPORTER_OTLP_ENDPOINT. Loaded only where it is set. */
export function startTracing(): void {
  registerOTel({
    serviceName: "ninefold",
    attributes: { "service.version": version, "ninefold.build": env.build },
    // Other hosts must not learn our trace ids: images are fetched from anywhere.
    instrumentationConfig: { fetch: { propagateContextUrls: [] } },
  });
}
