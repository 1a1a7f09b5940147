import "server-only";
import { getDb } from "@/db/client";
import { getUser } from "@/lib/auth/session";
import type { DraftView } from "./content";
import { currentDraft } from "./current-draft";

/** What the user was writing, here or on another device. */
export async function loadDraft(): Promise<DraftView | null> {
  const user = await getUser();
  return user ? currentDraft(getDb(), { userId: user.id }) : null;
}
