import { ServerResponse } from "node:http";

const MARK = "x-true-length";
const shared = globalThis as typeof globalThis & { ninefoldTrueLength?: boolean };

/**
 * Next drops Content-Length from what a route handler answers, so a download would show no progress and HEAD no size.
 * The length travels under another name and takes its own again on Node's side.
 */
export function withTrueLength(response: Response): Response {
  const length = response.headers.get("content-length");
  if (length !== null && /^\d+$/.test(length)) {
    restoreLengths();
    response.headers.set(MARK, length);
  }
  return response;
}

/**
 * Once a process: every bundle that serves files comes here. Not by writeHead, which others have wrapped by then for the
 * very request that is being answered.
 */
function restoreLengths(): void {
  if (shared.ninefoldTrueLength) return;
  shared.ninefoldTrueLength = true;
  const setHeader = ServerResponse.prototype.setHeader;
  ServerResponse.prototype.setHeader = function (this: ServerResponse, name, value) {
    if (name.toLowerCase() !== MARK) return setHeader.call(this, name, value);
    return setHeader.call(this, "content-length", String(value));
  };
}
