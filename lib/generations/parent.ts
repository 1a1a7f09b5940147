import type { Db } from "@/db/database";
import { findGeneration } from "@/db/generations/generation-queries";
import type { Generation, State } from "@/db/schema/generations";
import { isExported } from "./exported";

/** Generations without a video to continue from: one that starts here is a retry. */
const NO_VIDEO: readonly State[] = ["failed", "canceled", "unconfirmed"];

/**
 * What a submit repeats, or what it started from. The browser names it, so it is trusted only if it is the user's own;
 * an unknown one is ignored, because a generation should not fail over its origin.
 */
export async function resolveParent(
  db: Db,
  { userId, ...named }: { userId: string; retryOf?: string | null; madeFrom?: string | null },
): Promise<Pick<Generation, "retryOf" | "madeFrom">> {
  const id = named.retryOf ?? named.madeFrom;
  const source = id ? await findGeneration(db, { userId, id }) : null;
  if (!source || isExported(source)) return { retryOf: null, madeFrom: null };
  const again = named.retryOf || NO_VIDEO.includes(source.state);
  return again ? { retryOf: source.id, madeFrom: null } : { retryOf: null, madeFrom: source.id };
}
