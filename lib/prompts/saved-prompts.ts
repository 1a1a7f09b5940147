import type { Db } from "@/db/database";
import {
  countSavedPrompts,
  insertSavedPrompt,
  listSavedPrompts,
  restoreSavedPrompt,
  type SavedPrompt,
} from "@/db/prompts/saved-prompt-queries";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { MAX_SAVED } from "./limits";

/** A saved prompt as its owner's browser gets it. `at` is when it was saved. */
export type SavedPromptView = { id: string; name: string; text: string; at: string };

export const savedPromptView = ({ id, name, text, createdAt }: SavedPrompt): SavedPromptView => ({
  id,
  name,
  text,
  at: createdAt.toISOString(),
});

export async function savedPromptsOf(db: Db, { userId }: { userId: string }): Promise<SavedPromptView[]> {
  return (await listSavedPrompts(db, { userId, limit: MAX_SAVED })).map(savedPromptView);
}

/** Saves a prompt, unless the user has reached the limit. */
export async function createSavedPrompt(
  db: Db,
  { userId, prompt }: { userId: string; prompt: { name: string; text: string } },
): Promise<Result<{ saved: SavedPromptView }, Failure>> {
  if ((await countSavedPrompts(db, { userId })) >= MAX_SAVED) return failure("invalid", { name: "saved_full" });
  return { ok: true, saved: savedPromptView(await insertSavedPrompt(db, { userId, ...prompt })) };
}

export async function restoreSavedPromptOf(
  db: Db,
  { userId, id }: { userId: string; id: string },
): Promise<Result<{ saved: SavedPromptView }, Failure>> {
  if ((await countSavedPrompts(db, { userId })) >= MAX_SAVED) return failure("invalid", { name: "saved_full" });
  const row = await restoreSavedPrompt(db, { userId, id });
  return row ? { ok: true, saved: savedPromptView(row) } : failure("not_found");
}
