import type { FetchGuardCode } from "@/lib/safe-fetch/error";
import type { ImageProblemCode } from "./problem";

/** Limits on fetching an image from an address. Its size and ratio have the same limits as any image's. */
export const ADDRESS_POLICY = {
  /** Characters. */
  longest: 4_096,
  /** The longest silence and the longest whole fetch, in ms. */
  idleMs: 8_000,
  totalMs: 30_000,
  /** How often a truncated download is retried while its user waits. */
  tries: 3,
  againMs: 300,
} as const;

/** How a refused or broken fetch is reported; private addresses are not revealed to exist. */
export const ADDRESS_PROBLEM: Record<FetchGuardCode, ImageProblemCode> = {
  bad_url: "address_bad",
  not_https: "address_not_https",
  other_port: "address_port",
  private_address: "address_private",
  unreachable: "address_dead",
  cut_short: "address_cut",
  http_status: "address_dead",
  too_many_redirects: "address_dead",
  timeout: "address_slow",
  too_large: "address_large",
};
