import type { FetchGuardCode } from "@/lib/safe-fetch/error";
import type { PictureProblemCode } from "./problem";

const MINUTE = 60_000;

/** What fetching a picture from an address may cost us. The size and the shape are those of any picture. */
export const ADDRESS_POLICY = {
  /** Characters. */
  longest: 4_096,
  /** The longest silence and the longest whole fetch, in ms. */
  idleMs: 8_000,
  totalMs: 30_000,
  /** How often what came cut short is asked for again, while its person waits. */
  tries: 3,
  againMs: 300,
  /** Of one person: enough for a mood board, too few to knock at other people's doors with. */
  attempts: { limit: 60, windowMs: 10 * MINUTE },
} as const;

/** How a refused or broken fetch is told; what is private is not said to be there. */
export const ADDRESS_PROBLEM: Record<FetchGuardCode, PictureProblemCode> = {
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
