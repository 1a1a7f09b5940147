import type { Db } from "@/db/database";
import { findGeneration } from "@/db/generations/generation-queries";
import type { Generation, State } from "@/db/schema/generations";

/** There was no video to go on from: whoever begins here tries the same again. */
const NO_VIDEO: readonly State[] = ["failed", "canceled", "unconfirmed"];

/**
 * What a submit repeats, or what it began with. A browser names it, so it is believed only of the user's own; an
 * unknown one is left out, since nobody's render should fail for where it came from.
 */
export async function resolveParent(
  db: Db,
  { userId, ...named }: { userId: string; retryOf?: string | null; madeFrom?: string | null },
): Promise<Pick<Generation, "retryOf" | "madeFrom">> {
  const id = named.retryOf ?? named.madeFrom;
  const source = id ? await findGeneration(db, { userId, id }) : null;
  if (!source) return { retryOf: null, madeFrom: null };
  const again = named.retryOf || NO_VIDEO.includes(source.state);
  return again ? { retryOf: source.id, madeFrom: null } : { retryOf: null, madeFrom: source.id };
}
