import "server-only";
import { getDb } from "@/db/client";
import { env } from "@/env";
import { authedLoader } from "@/lib/auth/authed-loader";
import { getUser } from "@/lib/auth/session";
import { inTurn } from "@/lib/http/in-turn";
import { errorResponse, privateHeaders } from "@/lib/http/responses";
import { authSecrets } from "@/lib/secret";
import { getStorage } from "@/lib/storage/open-storage";
import { earlierPage } from "./earlier";
import { receiveImage } from "./receive";
import { receiveAddress } from "./receive-address";
import { serveImage } from "./serve";

/** Receives an image from a signed-in user. */
export async function uploadImage(user: { id: string }, request: Request): Promise<Response> {
  const deps = { db: getDb(), storage: getStorage() };
  return (await inTurn(user.id, () => receiveImage(deps, { userId: user.id, request }))) ?? errorResponse("busy");
}

/** Downloads the image at an address that a signed-in user gives. */
export async function uploadFromAddress(user: { id: string }, request: Request): Promise<Response> {
  const guard = { allow: env.FETCH_ALLOW };
  const deps = { db: getDb(), storage: getStorage(), guard };
  return (await inTurn(user.id, () => receiveAddress(deps, { userId: user.id, request }))) ?? errorResponse("busy");
}

/** A signed-in user's own images: `?q=` for a part of the name, `?cursor=` for the next page. */
export async function listEarlier(user: { id: string }, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const page = { userId: user.id, cursor: query.get("cursor"), search: query.get("q") };
  return Response.json(await earlierPage(getDb(), page), { headers: privateHeaders });
}

/** The same for the page where they are deleted. */
export const loadImages = authedLoader((user, cursor: string | null) =>
  earlierPage(getDb(), { userId: user.id, cursor, search: null }),
);

/** Serves an image to its owner, or to the provider by a signed address. */
export function downloadImage(request: Request, id: string): Promise<Response> {
  return serveImage({ db: getDb(), storage: getStorage(), secrets: authSecrets(), signedIn: getUser }, request, id);
}
