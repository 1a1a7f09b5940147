import type { FetchGuardCode } from "@/lib/safe-fetch/error";
import type { ImageProblemCode } from "./problem";

const MINUTE = 60_000;

/** What fetching an image from an address may cost us. The size and the shape are those of any image. */
export const ADDRESS_POLICY = {
  /** Characters. */
  longest: 4_096,
  /** The longest silence and the longest whole fetch, in ms. */
  idleMs: 8_000,
  totalMs: 30_000,
  /** How often what came cut short is asked for again, while its user waits. */
  tries: 3,
  againMs: 300,
  /** Of one user: enough for a mood board, too few to knock at other people's doors with. */
  attempts: { limit: 60, windowMs: 10 * MINUTE },
} as const;

/** How a refused or broken fetch is told; what is private is not said to be there. */
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
