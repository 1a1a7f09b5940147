import "server-only";
import { getDb } from "@/db/client";
import { setOf } from "@/lib/generations/sets";
import type { GenerationView } from "@/lib/generations/view";
import { requireViewer } from "@/lib/session";

/** The viewer's films of one press; empty for a film that was asked for alone. */
export async function loadSet(setId: string | null): Promise<GenerationView[]> {
  if (setId === null) return [];
  const viewer = await requireViewer();
  return setOf(getDb(), { userId: viewer.id, setId });
}
