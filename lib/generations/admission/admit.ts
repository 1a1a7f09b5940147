import { copyUsedElements, type NewUsedElement, recordUsedElements } from "@/db/elements/used-element-queries";
import { lockSubmitRules, reserve, reserveBudget } from "@/db/generations/budget-queries";
import {
  findByRequest,
  findGeneration,
  type GenerationWithImages,
  insertBatch,
  withImages,
} from "@/db/generations/generation-queries";
import { listImages } from "@/db/images/image-queries";
import { copyScene, insertScenes, ownsSequence } from "@/db/sequences/scene-queries";
import { isOverQuota } from "@/lib/accounts/quota";
import { sumDecimals } from "@/lib/generations/decimal";
import { resolveParent } from "@/lib/generations/parent";
import type { Services } from "@/lib/generations/services";
import { MAX_BATCH } from "@/lib/generations/settings";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { limitsOf } from "./credit-limits";
import { estimates } from "./estimate";
import { type ComposeInput, sentWith } from "./schema";
import { resolveElements } from "./used-elements";

/** Rolls the transaction back; null: this very submit was recorded a moment ago. */
class NotAdmitted extends Error {
  constructor(readonly code: "over_budget" | "over_quota" | "paused" | "unauthorized" | "unverified" | null) {
    super("not admitted");
  }
}

/**
 * Records one submit with the estimates of all its variations reserved, or says why not. Rows, images, reservations and
 * budgets change in one transaction, so that a crash or a limit leaves the whole batch or nothing. The same submit
 * (requestId) twice returns the first one's rows: a double click makes one batch.
 */
export async function admit(
  services: Pick<Services, "db" | "creditLimits" | "creditsPerSecond" | "publish" | "verifiedOnly">,
  {
    userId,
    sameElementsAs,
    ...input
  }: ComposeInput & {
    userId: string;
    /** The generation that this one repeats, instead of `elements`. */
    sameElementsAs?: string;
  },
): Promise<Result<{ generations: GenerationWithImages[] }, Failure>> {
  const { db } = services;
  const recorded = { userId, requestId: input.requestId, most: Math.max(MAX_BATCH, input.variations.length) };
  const again = await findByRequest(db, recorded);
  if (again.length > 0) return { ok: true, generations: await withImages(db, again) };

  const asked = input.variations.map((it) => ({ ...it, ...sentWith(input)(it) }));
  const ids = [...new Set([...input.imageIds, ...asked.flatMap(({ imageIds }) => imageIds)])];
  const owned = new Set((await listImages(db, { userId, ids })).map((image) => image.id));
  if (ids.some((id) => !owned.has(id))) return failure("invalid", { imageIds: "image_missing" });
  const { scene } = input;
  if (scene && !(await ownsSequence(db, { userId, ...scene }))) return failure("invalid", { scene: "scene_missing" });
  const used: NewUsedElement[][] = [];
  for (const { elements: given = [], imageIds } of asked) {
    const resolved = await resolveElements(db, { userId, given, imageIds });
    if (!resolved.ok) return resolved;
    used.push(resolved.elements);
  }

  const durations = asked.map(({ duration }) => duration);
  const [origin, costs] = await Promise.all([resolveParent(db, { userId, ...input }), estimates(services, durations)]);
  const parent = origin.retryOf ?? origin.madeFrom;
  const source = parent ? await findGeneration(db, { userId, id: parent }) : null;
  const variations = asked.map(({ choices = null, template = null, elements: _apart, ...it }) => ({
    ...it,
    // Made again without a change, a video keeps the choices that its text came from.
    ...(choices === null && source?.prompt === it.prompt
      ? { choices: source.choices, template: source.template }
      : { choices, template }),
    estimate: costs[it.duration] ?? "0",
  }));
  try {
    const rows = await db.transaction(async (tx) => {
      const rules = await lockSubmitRules(tx, { userId });
      if (rules.disabled || rules.stopped) throw new NotAdmitted(rules.disabled ? "unauthorized" : "paused");
      if (services.verifiedOnly && !rules.verified) throw new NotAdmitted("unverified");
      if (await isOverQuota(tx, { userId, videos: variations.length })) throw new NotAdmitted("over_quota");
      const providerKeyId = rules.key?.id ?? null;
      const { requestId, model } = input;
      const inserted = await insertBatch(tx, { requestId, model, ...origin, userId, providerKeyId, variations });
      const [first] = inserted ?? [];
      if (!inserted || !first) throw new NotAdmitted(null);
      for (const [at, { id }] of inserted.entries()) {
        const rows = [{ id, imageIds: variations[at]?.imageIds ?? [] }];
        await recordUsedElements(tx, { userId, rows, used: used[at] ?? [] });
      }
      const ids = inserted.map(({ id }) => id);
      if (sameElementsAs) await copyUsedElements(tx, { userId, from: sameElementsAs, to: ids });
      if (scene) await insertScenes(tx, { userId, ids, ...scene });
      else if (origin.retryOf) await copyScene(tx, { userId, from: origin.retryOf, to: ids });
      const amount = sumDecimals(variations.map((variation) => variation.estimate));
      const creditLimits = limitsOf(services.creditLimits, rules);
      const taken = await reserveBudget(tx, { userId, providerKeyId, amount, at: first.createdAt, creditLimits });
      if (!taken) throw new NotAdmitted("over_budget");
      await reserve(
        tx,
        inserted.map((row) => ({ generationId: row.id, userId, amount: row.estimate })),
      );
      return inserted;
    });
    return { ok: true, generations: await withImages(db, rows) };
  } catch (error) {
    if (!(error instanceof NotAdmitted)) throw error;
    if (error.code) return failure(error.code);
    const first = await findByRequest(db, recorded);
    return first.length > 0 ? { ok: true, generations: await withImages(db, first) } : failure("conflict");
  }
}
