import "server-only";
import { getDb } from "@/db/client";
import { requireUser } from "@/lib/auth/session";
import { loadBatchOf } from "@/lib/generations/batches";
import type { GenerationView } from "@/lib/generations/view";

/** The user's videos of one batch; empty for a video without one. */
export async function loadBatch(batchId: string | null): Promise<GenerationView[]> {
  if (batchId === null) return [];
  const user = await requireUser();
  return loadBatchOf(getDb(), { userId: user.id, batchId });
}
