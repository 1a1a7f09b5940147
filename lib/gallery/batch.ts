import "server-only";
import { getDb } from "@/db/client";
import { requireUser } from "@/lib/auth/session";
import { loadBatchOf } from "@/lib/generations/batches";
import type { GenerationView } from "@/lib/generations/view";

/** The user's videos of one action; empty for a video that was asked for alone. */
export async function loadBatch(batchId: string | null): Promise<GenerationView[]> {
  if (batchId === null) return [];
  const user = await requireUser();
  return loadBatchOf(getDb(), { userId: user.id, batchId });
}
