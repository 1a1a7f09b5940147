/**
 * Why a fetch was refused or given up.
 * - bad_url: no URL, too long, or with credentials
 * - not_https: any scheme other than https
 * - other_port: https on a port other than 443
 * - private_address: the host is, or resolves to, an address that is not on the public internet
 * - unreachable: no connection, or no readable answer
 * - http_status: an answer without a file (`status` says which)
 * - cut_short: the body ended before it was complete, or could not be decoded
 * - timeout: silent for too long, or not done in time
 */
export type FetchGuardCode =
  | "bad_url"
  | "not_https"
  | "other_port"
  | "private_address"
  | "unreachable"
  | "cut_short"
  | "too_large"
  | "http_status"
  | "too_many_redirects"
  | "timeout";

/** Thrown while a body is read; guardedFetch itself returns the same codes as a value. Contains no address. */
export class FetchGuardError extends Error {
  override name = "FetchGuardError";
  constructor(
    readonly code: FetchGuardCode,
    readonly status?: number,
  ) {
    super(`The file could not be fetched: ${code}`);
  }
}
