import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** On globalThis: Next bundles routes apart, and each copy would know only the requests of its own route. */
const shared = globalThis as typeof globalThis & { ninefoldRequestId?: AsyncLocalStorage<string> };
shared.ninefoldRequestId ??= new AsyncLocalStorage();
const current = shared.ninefoldRequestId;

/** The header in which a proxy names a request, and in which the provider and the client get the name. */
export const REQUEST_ID_HEADER = "x-request-id";

/** The id of the request or of the background step that runs here; undefined outside of both. */
export const currentRequestId = (): string | undefined => current.getStore();

/** Runs something and all that it starts under this id. */
export const withRequestId = <Result>(id: string, run: () => Result): Result => current.run(id, run);

/** The id that a proxy sent, if it is short and cannot break a log or a header; else a new one. */
export const readRequestId = (sent: string | string[] | undefined): string =>
  typeof sent === "string" && /^[\w.:-]{8,100}$/.test(sent) ? sent : randomUUID();
