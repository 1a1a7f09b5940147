import "server-only";
import { getDb } from "@/db/client";
import { privateHeaders } from "@/lib/http/responses";
import type { DraftCard } from "@/lib/prompts/drafts/content";
import { draftCards } from "@/lib/prompts/drafts/named-drafts";
import { promptHistory } from "./history";
import { type SavedPromptView, savedPromptsOf } from "./saved-prompts";

export type LibraryView = { drafts: DraftCard[]; saved: SavedPromptView[] };

/** The user's drafts and saved prompts: few enough to be searched in the browser. */
export async function answerLibrary(user: { id: string }): Promise<Response> {
  const [drafts, saved] = await Promise.all([
    draftCards(getDb(), { userId: user.id }),
    savedPromptsOf(getDb(), { userId: user.id }),
  ]);
  return Response.json({ drafts, saved } satisfies LibraryView, { headers: privateHeaders });
}

/** A page of the distinct prompts that the user submitted: `?q=&cursor=` → `{ items, nextCursor }`. */
export async function answerHistory(user: { id: string }, request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const page = await promptHistory(getDb(), {
    userId: user.id,
    q: query.get("q")?.trim().slice(0, 200) || undefined,
    cursor: query.get("cursor") ?? undefined,
  });
  return Response.json(page, { headers: privateHeaders });
}
