import "server-only";
import { getDb } from "@/db/client";
import { env } from "@/env";
import { authSecret } from "@/lib/secret";
import { getViewer } from "@/lib/session";
import { getStorage } from "@/lib/storage/open-storage";
import { receiveReference } from "./receive";
import { serveReference } from "./serve";

/** Takes a picture from a signed-in person. */
export function uploadReference(viewer: { id: string }, request: Request): Promise<Response> {
  return receiveReference({ db: getDb(), storage: getStorage(), appUrl: env.appUrl }, viewer.id, request);
}

/** Gives a picture to its owner, or to the provider by a signed address. */
export function downloadReference(request: Request, id: string): Promise<Response> {
  return serveReference({ db: getDb(), storage: getStorage(), secret: authSecret(), viewer: getViewer }, request, id);
}
