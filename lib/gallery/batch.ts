import "server-only";
import { getDb } from "@/db/client";
import { requireViewer } from "@/lib/auth/session";
import { loadBatchOf } from "@/lib/generations/batches";
import type { GenerationView } from "@/lib/generations/view";

/** The viewer's films of one press; empty for a film that was asked for alone. */
export async function loadBatch(setId: string | null): Promise<GenerationView[]> {
  if (setId === null) return [];
  const viewer = await requireViewer();
  return loadBatchOf(getDb(), { userId: viewer.id, setId });
}
