import type { Db } from "@/db/client";
import {
  countSavedPrompts,
  insertSavedPrompt,
  listSavedPrompts,
  restoreSavedPrompt,
  type SavedPrompt,
} from "@/db/saved-prompts";
import { type Failure, failure } from "@/lib/errors";
import type { Result } from "@/lib/result";
import { MAX_SAVED } from "./limits";

/** A kept prompt as its owner's browser knows it. `at` is when it was kept. */
export type SavedView = { id: string; name: string; text: string; at: string };

export const savedView = ({ id, name, text, createdAt }: SavedPrompt): SavedView => ({
  id,
  name,
  text,
  at: createdAt.toISOString(),
});

export async function savedPromptsOf(db: Db, userId: string): Promise<SavedView[]> {
  return (await listSavedPrompts(db, { userId, limit: MAX_SAVED })).map(savedView);
}

/** Keeps a prompt, unless there are as many as there may be. */
export async function keepPrompt(
  db: Db,
  userId: string,
  prompt: { name: string; text: string },
): Promise<Result<{ saved: SavedView }, Failure>> {
  if ((await countSavedPrompts(db, { userId })) >= MAX_SAVED) return failure("invalid", { name: "saved_full" });
  return { ok: true, saved: savedView(await insertSavedPrompt(db, { userId, ...prompt })) };
}

export async function takeBackDeletion(
  db: Db,
  userId: string,
  id: string,
): Promise<Result<{ saved: SavedView }, Failure>> {
  if ((await countSavedPrompts(db, { userId })) >= MAX_SAVED) return failure("invalid", { name: "saved_full" });
  const row = await restoreSavedPrompt(db, { userId, id });
  return row ? { ok: true, saved: savedView(row) } : failure("not_found");
}
