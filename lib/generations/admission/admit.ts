import { reserve, reserveBudget } from "@/db/generations/budget-queries";
import {
  findByRequest,
  type GenerationWithImages,
  insertGeneration,
  withImages,
} from "@/db/generations/generation-queries";
import { listImages } from "@/db/images/image-queries";
import type { Generation } from "@/db/schema";
import { resolveParent } from "@/lib/generations/parent";
import type { Services } from "@/lib/generations/services";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { estimate } from "./estimate";
import type { ComposeInput } from "./schema";

/** Rolls the transaction back: a budget said no, or this very submit was recorded a moment ago. */
class NotAdmitted extends Error {}

/**
 * Records one submit with its price reserved, or says why not. The row, its images, the reservation and
 * the budgets change in one transaction, so that a crash leaves all of it or nothing. The same submit (requestId) twice
 * answers the first one's row: a double click makes one generation.
 */
export async function admit(
  services: Pick<Services, "db" | "creditLimits" | "creditsPerSecond" | "publish">,
  userId: string,
  input: ComposeInput,
): Promise<Result<{ generation: GenerationWithImages }, Failure>> {
  const { db, creditLimits } = services;
  const again = await findByRequest(db, { userId, requestId: input.requestId });
  if (again) return { ok: true, generation: await pictured(services, again) };

  const images = await listImages(db, { userId, ids: input.imageIds });
  const owned = new Set(images.map((image) => image.id));
  if (input.imageIds.some((id) => !owned.has(id))) return failure("invalid", { imageIds: "image_missing" });

  const [amount, origin] = await Promise.all([estimate(services, input.duration), resolveParent(db, userId, input)]);
  try {
    const row = await db.transaction(async (tx) => {
      const inserted = await insertGeneration(tx, { ...input, ...origin, userId, estimate: amount });
      if (!inserted) throw new NotAdmitted("press");
      const taken = await reserveBudget(tx, { userId, amount, at: inserted.createdAt, creditLimits });
      if (!taken) throw new NotAdmitted("budget");
      await reserve(tx, { generationId: inserted.id, userId, amount });
      return inserted;
    });
    return { ok: true, generation: await pictured(services, row) };
  } catch (error) {
    if (!(error instanceof NotAdmitted)) throw error;
    if (error.message === "budget") return failure("over_budget");
    const first = await findByRequest(db, { userId, requestId: input.requestId });
    return first ? { ok: true, generation: await pictured(services, first) } : failure("conflict");
  }
}

async function pictured(services: Pick<Services, "db">, row: Generation): Promise<GenerationWithImages> {
  const [generation] = await withImages(services.db, [row]);
  return generation ?? { row, images: [] };
}
