import "server-only";
import { getDb } from "@/db/client";
import { parseJson, readBody } from "@/lib/http/body";
import { errorResponse, privateHeaders } from "@/lib/http/responses";
import { MAX_SEQUENCE_BYTES } from "./limits";
import { sequenceWrite } from "./schema";
import { readSequence, saveSequence, sequenceCards } from "./sequences";

/**
 * Answers a write of a sequence's clips: `{ base, content }` in, `{ version }` out; 409 with `{ other }` when another
 * page wrote meanwhile. A route and not an action, because a closing page can only send a plain request.
 */
export async function receiveSequence(user: { id: string }, request: Request, id: string): Promise<Response> {
  const body = await readBody(request, MAX_SEQUENCE_BYTES);
  if (body === null) return errorResponse("too_large");
  const parsed = sequenceWrite.safeParse(parseJson(body.toString("utf8")));
  if (!parsed.success) return errorResponse("invalid");
  const kept = await saveSequence(getDb(), { userId: user.id, id, write: parsed.data });
  if (kept.ok) return Response.json({ version: kept.version }, { headers: privateHeaders });
  if (kept.other === null) return errorResponse("not_found");
  return Response.json({ other: kept.other }, { status: 409, headers: privateHeaders });
}

/** A sequence as `{ sequence }`. */
export async function answerSequence(user: { id: string }, id: string): Promise<Response> {
  const sequence = await readSequence(getDb(), { userId: user.id, id });
  return sequence ? Response.json({ sequence }, { headers: privateHeaders }) : errorResponse("not_found");
}

/** The user's sequences as `{ items }`, the most recently changed first. */
export async function answerSequences(user: { id: string }): Promise<Response> {
  return Response.json({ items: await sequenceCards(getDb(), { userId: user.id }) }, { headers: privateHeaders });
}
