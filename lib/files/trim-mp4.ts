import { ServerResponse } from "node:http";

const MARK = "x-true-length";
const shared = globalThis as typeof globalThis & { ninefoldTrueLength?: boolean };

/**
 * Next drops Content-Length from a route handler's answer, so a download would show no progress and HEAD no size. The
 * length is sent under another name, which is renamed on Node's side.
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
 * Once per process, although every bundle that serves files comes here. Not by patching writeHead, which others have
 * already wrapped for the very request that is being answered.
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
