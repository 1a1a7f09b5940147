import { CAPABILITIES } from "@/lib/provider/capabilities";
import type { FetchGuardCode } from "@/lib/safe-fetch/error";
import { MAX_VIDEO_BYTES } from "@/lib/videos/limits";

/**
 * Why something failed, as this server found out, not as the provider wrote. Each is a key of `failures.why` in the
 * messages.
 * - not_a_video: the download was not an MP4 with a video track
 * - store: our own disk or store did not accept it
 * - request_too_large: the images exceed what the provider accepts in one request
 * - unanswered: the provider was unreachable or gave no answer
 * - still_open: the provider never reported it as done
 */
const CODES = {
  bad_url: true,
  not_https: true,
  other_port: true,
  private_address: true,
  unreachable: true,
  cut_short: true,
  too_large: true,
  http_status: true,
  too_many_redirects: true,
  timeout: true,
  not_a_video: true,
  store: true,
  request_too_large: true,
  unanswered: true,
  still_open: true,
} as const satisfies Record<FetchGuardCode, true> & Record<string, true>;

export type OurReasonCode = keyof typeof CODES;
/** `status`: the HTTP status, or 0. */
export type OurReason = { code: OurReasonCode; status: number };

const MEGABYTE = 1024 * 1024;

/** The limits that the messages for these reasons mention. */
export const REASON_LIMITS = {
  videoMegabytes: MAX_VIDEO_BYTES / MEGABYTE,
  requestMegabytes: CAPABILITIES.maxRequestBytes / MEGABYTE,
} as const;

const isCode = (word: string): word is OurReasonCode => Object.hasOwn(CODES, word);

/** The form in which a row stores it, distinguishable from the provider's words in the same column. */
export const encodeReason = (code: OurReasonCode, status = 0): string =>
  `ours: ${code}${status > 0 ? ` ${status}` : ""}`;

/** Reads what `encodeReason` or an older release wrote; null for the provider's words. */
export function decodeReason(text: string | null): OurReason | null {
  if (text === "not a video") return { code: "not_a_video", status: 0 };
  const [, word = "", status = "0"] = /^(?:ours: )?([a-z_]+|HTTP)(?: (\d{3}))?$/.exec(text ?? "") ?? [];
  const code = word === "HTTP" ? "http_status" : word;
  return isCode(code) ? { code, status: Number(status) } : null;
}
