import "server-only";
import { getDb } from "@/db/client";
import { authedLoader } from "@/lib/auth/authed-loader";
import { loadBatchOf } from "@/lib/generations/batches";

/** The user's videos of one batch; empty for a video without one. */
export const loadBatch = authedLoader(async (user, batchId: string | null) =>
  batchId === null ? [] : loadBatchOf(getDb(), { userId: user.id, batchId }),
);
