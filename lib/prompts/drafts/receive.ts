import "server-only";
import { getDb } from "@/db/client";
import { parseJson, readBody } from "@/lib/http/body";
import { errorResponse, privateHeaders } from "@/lib/http/responses";
import { MAX_DRAFT_BYTES, UNNAMED } from "./content";
import { currentDraft, readDraft, saveDraft } from "./current-draft";
import { draftPlace } from "./named-drafts";
import { draftWrite } from "./schema";

/**
 * Answers a write of the current draft: `{ base, content }` in, `{ version }` out; 409 with `{ other }` when another
 * page wrote meanwhile. A route and not an action, because a closing page can only send a plain request.
 */
export async function receiveDraft(user: { id: string }, request: Request): Promise<Response> {
  const body = await readBody(request, MAX_DRAFT_BYTES);
  if (body === null) return errorResponse("too_large");
  const parsed = draftWrite.safeParse(parseJson(body.toString("utf8")));
  if (!parsed.success) return errorResponse("invalid");
  const kept = await saveDraft(getDb(), { userId: user.id, write: parsed.data });
  return kept.ok
    ? Response.json({ version: kept.version }, { headers: privateHeaders })
    : Response.json({ other: kept.other }, { status: 409, headers: privateHeaders });
}

/** The current draft as `{ draft }`, null before the first word. */
export async function answerDraft(user: { id: string }): Promise<Response> {
  return Response.json({ draft: await currentDraft(getDb(), { userId: user.id }) }, { headers: privateHeaders });
}

/** A draft by its place as `{ draft }`: a named one by its id, or the unnamed one, which is null while it is empty. */
export async function answerPlace(user: { id: string }, id: string): Promise<Response> {
  const draft = await readDraft(getDb(), {
    userId: user.id,
    id: draftPlace(user.id, id === UNNAMED ? null : { id }),
  });
  if (!draft && id !== UNNAMED) return errorResponse("not_found");
  return Response.json({ draft }, { headers: privateHeaders });
}
