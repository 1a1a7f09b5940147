import "server-only";
import { getDb } from "@/db/client";
import { getViewer } from "@/lib/auth/session";
import type { DraftView } from "./content";
import { currentDraft } from "./current-draft";

/** What the viewer was writing, here or on another device. */
export async function loadDraft(): Promise<DraftView | null> {
  const viewer = await getViewer();
  return viewer ? currentDraft(getDb(), viewer.id) : null;
}
