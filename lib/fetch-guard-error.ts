/**
 * Why a fetch was refused or given up.
 * - bad_url: no URL, too long, with credentials, or on another port than 443
 * - not_https: any other scheme than https
 * - private_address: the host is, or its name leads to, an address that is not on the public internet
 * - unreachable: no connection, or it broke before the end
 * - http_status: an answer that is not a plain 200 body (`status` says which; 200 means that it came compressed)
 * - timeout: silent for too long, or not done in time
 */
export type FetchGuardCode =
  | "bad_url"
  | "not_https"
  | "private_address"
  | "unreachable"
  | "too_large"
  | "http_status"
  | "too_many_redirects"
  | "timeout";

/** Thrown while a body is read; guardedFetch itself answers the same codes as a value. Holds no address. */
export class FetchGuardError extends Error {
  override name = "FetchGuardError";
  constructor(
    readonly code: FetchGuardCode,
    readonly status?: number,
  ) {
    super(`The file could not be fetched: ${code}`);
  }
}
