import { eq, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/database";
import { rowsOf, textArray } from "@/db/rows";
import { galleryEntries, type StatusGroup } from "@/db/schema/gallery";
import { type Generation, generations } from "@/db/schema/generations";

/** What to look for among one user's videos; every condition has to match. */
export type EntryFilter = {
  /** `like` patterns over the stored words, and each one's tokens in the word index. */
  terms?: { like: string; tokens: string[] }[];
  statusGroup?: StatusGroup;
  ratio?: string;
  duration?: number;
  images?: boolean;
  shared?: boolean;
  favorite?: boolean;
  /** The videos of one submit: few, and found by their own index. */
  batch?: string;
  /** What was sent with one of the user's elements. */
  element?: string;
  model?: string;
  /** One of the user's collections. */
  collection?: string;
  /** Exact decimals, both inclusive. A video of unknown cost is in no range. */
  costFrom?: string;
  costTo?: string;
  /** Inclusive start and exclusive end. */
  from?: Date;
  to?: Date;
};

export type EntryPlace = { createdAt: Date; id: string };
/** From the newest to the oldest of a range, both inclusive; an absent end is open. */
export type EntrySpan = { newest?: EntryPlace; oldest?: EntryPlace };

/** How many of the newest videos are scanned before the word index is used. */
const WALK = 3_000;

/**
 * A page of ids, newest first, that starts after `before` (exclusive); with `after` in the other direction, the next
 * newer one first. Common matches are found by scanning from there; rare ones by an index, month by month. So neither
 * ever sorts or reads a whole gallery.
 */
export async function findEntries(
  db: Db,
  page: {
    userId: string;
    filter: EntryFilter;
    span?: EntrySpan;
    before?: EntryPlace;
    after?: EntryPlace;
    limit: number;
  },
): Promise<EntryPlace[]> {
  const tokens = askedTokens(page.filter);
  const met = conditions(page.filter);
  const reach = within(page.filter, page);
  const way = page.after ? sql`asc` : sql`desc`;
  const rare = tokens.length > 0 || page.filter.costFrom || page.filter.costTo || page.filter.collection;
  const walked = await rows(
    db,
    sql`select generation_id, created_at from (
      select * from gallery_entries where user_id = ${page.userId} and deleted_at is null ${reach}
      order by created_at ${way}, generation_id ${way} ${rare ? sql`limit ${WALK}` : sql``}
    ) walk where true ${met} limit ${page.limit}`,
  );
  if (walked.length === page.limit || !rare) return walked;
  const { collection, ...others } = page.filter;
  if (collection) {
    return rows(
      db,
      sql`select generation_id, created_at from (select generation_id as item from collection_items
          where collection_id = ${collection}) i join gallery_entries on generation_id = i.item
        where user_id = ${page.userId} and deleted_at is null ${reach} ${conditions(others)}
        order by created_at ${way}, generation_id ${way} limit ${page.limit}`,
    );
  }
  // The word index has owner and month in its tokens. `+ 0` keeps Postgres from also reading a whole month of another
  // index, which at two million videos took most of the time.
  const ofMonth =
    tokens.length > 0
      ? sql`e.month + 0 = m.month and gallery_tokens(e.user_id, e.month, e.words,
          gallery_kinds(e.status_group, e.ratio, e.duration, e.model, e.images, e.shared, e.favorite))
          @> gallery_ask(${page.userId}, m.month, ${textArray(tokens)})`
      : sql`e.month = m.month`;
  return rows(
    db,
    sql`select hit.generation_id, hit.created_at from (
      select distinct month from gallery_counts where user_id = ${page.userId} order by month ${way}
    ) m, lateral (
      select e.generation_id, e.created_at from gallery_entries e
      where e.user_id = ${page.userId} and ${ofMonth} and e.deleted_at is null ${reach} ${met}
      order by e.created_at ${way}, e.generation_id ${way} limit ${page.limit}
    ) hit order by m.month ${way}, hit.created_at ${way}, hit.generation_id ${way} limit ${page.limit}`,
  );
}

/**
 * A range of one month's ids, counted from its oldest, so that newer videos do not shift ranges that were read before.
 * Scans the month at worst, never the whole gallery. Oldest first. The month is from `since` up to `until` (exclusive).
 */
export async function entriesOfMonth(
  db: Db,
  run: { userId: string; filter: EntryFilter; since: Date; until: Date; skip: number; limit: number },
): Promise<EntryPlace[]> {
  return rows(
    db,
    sql`select generation_id, created_at from gallery_entries
      where user_id = ${run.userId} and deleted_at is null ${conditions(run.filter)}
        and created_at >= ${run.since.toISOString()}::timestamptz and created_at < ${run.until.toISOString()}::timestamptz
      order by created_at, generation_id offset ${run.skip} limit ${run.limit}`,
  );
}

/** The gallery positions of the owner's videos with these ids, including those in the trash. */
export async function placesOf(db: Db, key: { userId: string; ids: string[] }): Promise<Map<string, EntryPlace>> {
  if (key.ids.length === 0) return new Map();
  const found = await rows(
    db,
    sql`select generation_id, created_at from gallery_entries
      where user_id = ${key.userId} and generation_id = any(${textArray(key.ids)})`,
  );
  return new Map(found.map((at) => [at.id, at]));
}

/** The owner's rows with these ids, in this order. */
export async function readInOrder(db: Db, key: { userId: string; ids: string[] }): Promise<Generation[]> {
  if (key.ids.length === 0) return [];
  const found = await db
    .select()
    .from(generations)
    .where(sql`${generations.userId} = ${key.userId} and ${generations.id} = any(${textArray(key.ids)})`);
  const byId = new Map(found.map((row) => [row.id, row]));
  return key.ids.flatMap((id) => byId.get(id) ?? []);
}

/** The same with what a card shows besides: whether it is a favorite, and whether it has images to load. */
export async function readCards(
  db: Db,
  key: { userId: string; ids: string[] },
): Promise<{ row: Generation; favorite: boolean; hasImages: boolean }[]> {
  if (key.ids.length === 0) return [];
  const found = await db
    .select({ row: generations, favorite: galleryEntries.favorite, hasImages: galleryEntries.images })
    .from(galleryEntries)
    .innerJoin(generations, eq(generations.id, galleryEntries.generationId))
    .where(
      sql`${galleryEntries.userId} = ${key.userId} and ${galleryEntries.generationId} = any(${textArray(key.ids)})`,
    );
  const byId = new Map(found.map((card) => [card.row.id, card]));
  return key.ids.flatMap((id) => byId.get(id) ?? []);
}

function askedTokens({
  terms = [],
  statusGroup,
  ratio,
  duration,
  model,
  images,
  shared,
  favorite,
}: EntryFilter): string[] {
  return [
    ...terms.flatMap((term) => term.tokens),
    ...(statusGroup ? [`#s${statusGroup}`] : []),
    ...(ratio ? [`#r${ratio}`] : []),
    ...(duration ? [`#d${duration}`] : []),
    ...(model ? [`#m${model}`] : []),
    ...(images ? ["#p"] : []),
    ...(shared ? ["#x"] : []),
    ...(favorite ? ["#f"] : []),
  ];
}

/** Conditions on a row of `gallery_entries`; days, batches and elements are in `within`. */
export function conditions(filter: EntryFilter): SQL {
  const all: SQL[] = (filter.terms ?? []).map((term) => sql`and words like ${term.like}`);
  if (filter.statusGroup) all.push(sql`and status_group = ${filter.statusGroup}`);
  if (filter.ratio) all.push(sql`and ratio = ${filter.ratio}`);
  if (filter.duration) all.push(sql`and duration = ${filter.duration}`);
  if (filter.model) all.push(sql`and model = ${filter.model}`);
  if (filter.costFrom) all.push(sql`and cost >= ${filter.costFrom}::numeric`);
  if (filter.costTo) all.push(sql`and cost <= ${filter.costTo}::numeric`);
  if (filter.collection) {
    all.push(sql`and generation_id in
      (select c.generation_id from collection_items c where c.collection_id = ${filter.collection})`);
  }
  if (filter.images) all.push(sql`and images`);
  if (filter.shared) all.push(sql`and shared`);
  if (filter.favorite) all.push(sql`and favorite`);
  return sql.join(all, sql` `);
}

type Reach = { userId: string; before?: EntryPlace; after?: EntryPlace; span?: EntrySpan };

function within({ from, to, batch, element }: EntryFilter, { userId, before, after, span = {} }: Reach): SQL {
  const all: SQL[] = [];
  // As an array of ids: matched row by row, a batch of four would scan the whole gallery.
  if (batch) {
    all.push(sql`and generation_id = any(array(
      select id from generations where batch_id = ${batch} and user_id = ${userId}))`);
  }
  if (element) {
    all.push(sql`and generation_id = any(array(select generation_id from generation_elements
      where element_id = ${element}))`);
  }
  if (from) all.push(sql`and created_at >= ${from.toISOString()}::timestamptz`);
  if (to) all.push(sql`and created_at < ${to.toISOString()}::timestamptz`);
  if (before) all.push(sql`and (created_at, generation_id) < ${place(before)}`);
  if (after) all.push(sql`and (created_at, generation_id) > ${place(after)}`);
  if (span.newest) all.push(sql`and (created_at, generation_id) <= ${place(span.newest)}`);
  if (span.oldest) all.push(sql`and (created_at, generation_id) >= ${place(span.oldest)}`);
  return sql.join(all, sql` `);
}

const place = ({ createdAt, id }: EntryPlace): SQL => sql`(${createdAt.toISOString()}::timestamptz, ${id})`;

async function rows(db: Db, query: SQL): Promise<EntryPlace[]> {
  const found = await rowsOf<{ generation_id: string; created_at: string | Date }>(db, query);
  return found.map((row) => ({ id: row.generation_id, createdAt: new Date(row.created_at) }));
}
