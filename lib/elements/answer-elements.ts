import "server-only";
import { createHash } from "node:crypto";
import { getDb } from "@/db/client";
import { elementsOf } from "./elements";

/**
 * A signed-in user's elements, as `{ items: ElementView[] }`; 304 to a browser that has exactly these. Kept for one user
 * and always asked for again.
 */
export async function answerElements(user: { id: string }, request: Request): Promise<Response> {
  const body = JSON.stringify({ items: await elementsOf(getDb(), { userId: user.id }) });
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  const headers = { etag, "cache-control": "private, no-cache" };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "content-type": "application/json" } });
}
