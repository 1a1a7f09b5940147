import "server-only";
import { getDb } from "@/db/client";
import { env } from "@/env";
import { privateHeaders } from "@/lib/auth/authed-route";
import { getViewer } from "@/lib/auth/session";
import { consumeRateLimit } from "@/lib/http/rate-limit";
import { authSecret } from "@/lib/secret";
import { getStorage } from "@/lib/storage/open-storage";
import { ADDRESS_POLICY } from "./address-policy";
import { earlierPage } from "./earlier";
import { receiveReference } from "./receive";
import { receiveAddress } from "./receive-address";
import { serveReference } from "./serve";

/** Takes a picture from a signed-in person. */
export function uploadReference(viewer: { id: string }, request: Request): Promise<Response> {
  return receiveReference({ db: getDb(), storage: getStorage(), appUrl: env.appUrl }, viewer.id, request);
}

/** Takes the picture at an address that a signed-in person names. */
export function uploadFromAddress(viewer: { id: string }, request: Request): Promise<Response> {
  const mayFetch = async () => (await consumeRateLimit("picture-address", viewer.id, ADDRESS_POLICY.attempts)).allowed;
  const guard = { allow: env.FETCH_ALLOW };
  const deps = { db: getDb(), storage: getStorage(), appUrl: env.appUrl, mayFetch, guard };
  return receiveAddress(deps, viewer.id, request);
}

/** A signed-in person's own pictures: `?q=` for a part of the name, `?cursor=` for those after a page. */
export async function listEarlier(viewer: { id: string }, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const page = { userId: viewer.id, cursor: query.get("cursor"), search: query.get("q") };
  return Response.json(await earlierPage(getDb(), page), { headers: privateHeaders });
}

/** Gives a picture to its owner, or to the provider by a signed address. */
export function downloadReference(request: Request, id: string): Promise<Response> {
  return serveReference({ db: getDb(), storage: getStorage(), secret: authSecret(), signedIn: getViewer }, request, id);
}
