import "server-only";
import { Gauge, Registry } from "prom-client";
import { getDb } from "@/db/client";
import { countOpen, countStoredBytes } from "@/db/generations/load-queries";
import { env } from "@/env";
import { sweepAge } from "@/lib/generations/lifecycle/work";
import { countStreams } from "@/lib/generations/live/live-stream";
import { log } from "@/lib/log";
import { metrics } from "@/lib/metrics/metrics";
import { providerLastSeen } from "@/lib/provider/watched";
import { version } from "@/package.json";

/** Reads every row, so it is repeated only this often. */
const STORED_EVERY_MS = 10 * 60_000;
const shared = globalThis as typeof globalThis & {
  ninefoldStored?: { until: number; bytes: ReturnType<typeof countStoredBytes> };
};

/** All metrics in Prometheus' text format: what this process counted, and what the database says now. */
export async function metricsPage(): Promise<{ text: string; contentType: string }> {
  const now = new Registry();
  const gauge = (name: string, help: string, label?: string) => {
    const made = new Gauge({ name, help, labelNames: label ? [label] : [], registers: [now] });
    return (value: number, of = "") => (label ? made.set({ [label]: of }, value) : made.set(value));
  };
  const build = new Gauge({
    name: "ninefold_build_info",
    help: "Always 1: the version and the build that this server serves.",
    labelNames: ["version", "build"],
    registers: [now],
  });
  build.set({ version, build: env.build }, 1);
  gauge("ninefold_streams", "Open event streams of this process.")(countStreams());
  const swept = sweepAge();
  if (swept !== null)
    gauge("ninefold_sweep_age_seconds", "Seconds since this process looked for due generations.")(swept / 1_000);
  const seen = providerLastSeen();
  if (seen) gauge("ninefold_provider_up", "Whether the provider answered the last call.")(seen.answers ? 1 : 0);
  await fromDatabase(gauge).catch((error) => log.often("metrics of the database are missing", error));
  const text = `${await metrics().registry.metrics()}\n${await now.metrics()}`;
  return { text, contentType: now.contentType };
}

type MakeGauge = (name: string, help: string, label?: string) => (value: number, of?: string) => void;

/** The same on every server of one database: use max() over instances, and not sum(). */
async function fromDatabase(gauge: MakeGauge): Promise<void> {
  const open = gauge("ninefold_generations", "Unfinished generations of all users, by state.", "state");
  const oldest = gauge("ninefold_generations_oldest_seconds", "Age of the oldest unfinished generation.", "state");
  const stalled = gauge("ninefold_generations_stalled", "Unfinished generations that are no longer retried.", "state");
  for (const { state, count, oldestSeconds, stalled: n } of await countOpen(getDb())) {
    open(count, state);
    oldest(oldestSeconds, state);
    stalled(n, state);
  }
  const stored = gauge("ninefold_storage_bytes", "Bytes of stored files, by kind, up to ten minutes old.", "kind");
  for (const [kind, bytes] of Object.entries(await storedBytes())) stored(bytes, kind);
}

function storedBytes(): ReturnType<typeof countStoredBytes> {
  const known = shared.ninefoldStored;
  if (known && performance.now() < known.until) return known.bytes;
  const bytes = countStoredBytes(getDb());
  shared.ninefoldStored = { until: performance.now() + STORED_EVERY_MS, bytes };
  bytes.catch(() => {
    shared.ninefoldStored = undefined;
  });
  return bytes;
}
