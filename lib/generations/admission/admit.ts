import { reserve, takeBudget } from "@/db/generations/budget-queries";
import {
  findByRequest,
  type GenerationWithPictures,
  insertGeneration,
  withPictures,
} from "@/db/generations/generation-queries";
import { listReferences } from "@/db/images/image-queries";
import type { Generation } from "@/db/schema";
import { resolveParent } from "@/lib/generations/parent";
import type { Services } from "@/lib/generations/services";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { estimate } from "./estimate";
import type { ComposeInput } from "./schema";

/** Rolls the transaction back: a budget said no, or this very press was recorded a moment ago. */
class NotAdmitted extends Error {}

/**
 * Records one press of Generate with its price reserved, or says why not. The row, its pictures, the reservation and
 * the budgets change in one transaction, so that a crash leaves all of it or nothing. The same press (requestId) twice
 * answers the first one's row: a double click makes one generation.
 */
export async function admit(
  studio: Pick<Services, "db" | "caps" | "creditsPerSecond" | "publish">,
  userId: string,
  input: ComposeInput,
): Promise<Result<{ generation: GenerationWithPictures }, Failure>> {
  const { db, caps } = studio;
  const again = await findByRequest(db, { userId, requestId: input.requestId });
  if (again) return { ok: true, generation: await pictured(studio, again) };

  const pictures = await listReferences(db, { userId, ids: input.pictureIds });
  const owned = new Set(pictures.map((picture) => picture.id));
  if (input.pictureIds.some((id) => !owned.has(id))) return failure("invalid", { pictureIds: "picture_missing" });

  const [amount, origin] = await Promise.all([estimate(studio, input.duration), resolveParent(db, userId, input)]);
  try {
    const row = await db.transaction(async (tx) => {
      const inserted = await insertGeneration(tx, { ...input, ...origin, userId, estimate: amount });
      if (!inserted) throw new NotAdmitted("press");
      const taken = await takeBudget(tx, { userId, amount, at: inserted.createdAt, caps });
      if (!taken) throw new NotAdmitted("budget");
      await reserve(tx, { generationId: inserted.id, userId, amount });
      return inserted;
    });
    return { ok: true, generation: await pictured(studio, row) };
  } catch (error) {
    if (!(error instanceof NotAdmitted)) throw error;
    if (error.message === "budget") return failure("over_budget");
    const first = await findByRequest(db, { userId, requestId: input.requestId });
    return first ? { ok: true, generation: await pictured(studio, first) } : failure("conflict");
  }
}

async function pictured(studio: Pick<Services, "db">, row: Generation): Promise<GenerationWithPictures> {
  const [generation] = await withPictures(studio.db, [row]);
  return generation ?? { row, pictures: [] };
}
