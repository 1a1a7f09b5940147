import "server-only";
import { dbNow } from "@/db/clock";
import { listUsedElements } from "@/db/elements/used-element-queries";
import { readSubmitRules, spent } from "@/db/generations/budget-queries";
import {
  findGeneration,
  listByIds,
  listGenerations,
  readImages,
  withImages,
} from "@/db/generations/generation-queries";
import { areOwnKeysAllowed, findOwnKey } from "@/db/generations/provider-key-queries";
import { listTransitions } from "@/db/generations/transition-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import { effectiveLimits } from "@/lib/generations/admission/credit-limits";
import { estimates } from "@/lib/generations/admission/estimate";
import { MODELS } from "@/lib/provider/models";
import { withBatchPositions } from "./batches";
import { decodeCursor, encodeCursor } from "./cursor";
import { getServices, type Services } from "./services";
import { DURATIONS, type Duration, type ModelChoice } from "./settings";
import { viewsWithTime } from "./time-ranges";
import type { GalleryPage, GenerationDetail, GenerationView } from "./view";

const PAGE_SIZE = 24;

/** A page of one user's gallery; an invalid cursor starts at the newest. */
export async function galleryPage(
  services: Pick<Services, "db">,
  page: { userId: string; cursor?: string; limit?: number },
): Promise<GalleryPage> {
  const limit = page.limit ?? PAGE_SIZE;
  const before = page.cursor ? (decodeCursor(page.cursor) ?? undefined) : undefined;
  const rows = await listGenerations(services.db, { userId: page.userId, before, limit: limit + 1 });
  const items = await withImages(services.db, rows.slice(0, limit));
  const last = items.at(-1);
  return {
    items: await withBatchPositions(services.db, { userId: page.userId, views: await viewsWithTime(services, items) }),
    nextCursor: rows.length > limit && last ? encodeCursor(last.row) : null,
  };
}

/** The newest videos; `at` is before they were read, so that no later one counts as missing. */
export const loadNewest = authedLoader(async (user, limit: number) => {
  const at = dbNow().getTime();
  return { at, ...(await galleryPage(getServices(), { userId: user.id, limit })) };
});

/** The user's own generations among these ids, to refresh what a page shows. */
export async function generationsByIds(
  services: Pick<Services, "db">,
  key: { userId: string; ids: string[] },
): Promise<GenerationView[]> {
  const rows = await listByIds(services.db, key);
  const views = await viewsWithTime(services, await withImages(services.db, rows));
  return withBatchPositions(services.db, { userId: key.userId, views });
}

/** One generation with its timeline, or null when it is not the user's or is in the trash. */
export const loadGeneration = authedLoader(async (user, id: string): Promise<GenerationDetail | null> => {
  const { db } = getServices();
  const row = await findGeneration(db, { userId: user.id, id });
  if (!row || row.deletedAt) return null;
  const [images, timeline, elements] = await Promise.all([
    readImages(db, row),
    listTransitions(db, { userId: user.id, generationId: id }),
    listUsedElements(db, { userId: user.id, ids: [id] }),
  ]);
  const [view] = await viewsWithTime(getServices(), [{ row, images }]);
  if (!view) throw new Error("a generation without a view");
  return {
    ...view,
    elements: elements.map(({ id, name, kind, numbers }) => ({ id, name, kind, numbers })),
    timeline: timeline.map((line) => ({
      id: line.id,
      from: line.from,
      to: line.to,
      at: line.at.toISOString(),
      note: line.note,
    })),
    taskId: row.taskId,
    template: row.template,
  };
});

/** Credits reserved or spent by the user today and this month (UTC), with their limits; null where there is none. */
export const loadSpent = authedLoader(async (user) => {
  const { db, creditLimits } = getServices();
  const [used, rules] = await Promise.all([
    spent(db, { userId: user.id, providerKeyId: null, at: dbNow() }),
    readSubmitRules(db, { userId: user.id }),
  ]);
  const { userDay = null, userMonth = null } = effectiveLimits(creditLimits, rules);
  return { ...used, dayLimit: userDay, monthLimit: userMonth };
});

/** The user's own provider key as its page shows it: its last signs and what was spent with it, never the key. */
export const loadOwnKey = authedLoader(async (user) => {
  const { db } = getServices();
  const [allowed, row] = await Promise.all([areOwnKeysAllowed(db), findOwnKey(db, { userId: user.id })]);
  const used = row && (await spent(db, { userId: user.id, providerKeyId: row.id, at: dbNow() }));
  const key = row && { lastFour: row.lastFour, day: row.creditsDay, month: row.creditsMonth, createdAt: row.createdAt };
  return { allowed, key, used };
});

/** The estimated cost of a generation of each duration, in the provider's credits. */
export async function loadEstimates(): Promise<Record<Duration, string>> {
  return estimates(getServices(), DURATIONS);
}

export const offeredModels = (): ModelChoice[] => Object.entries(MODELS).map(([id, name]) => ({ id, name }));
