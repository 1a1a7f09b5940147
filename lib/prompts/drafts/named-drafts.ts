import type { Db } from "@/db/database";
import { listImages } from "@/db/images/image-queries";
import {
  countNamedDrafts,
  type Draft,
  dropDraft,
  findDraft,
  insertDraft,
  listNamedDrafts,
  overwriteDraft,
  setDraftDeleted,
} from "@/db/prompts/draft-queries";
import { elementIdOf } from "@/lib/elements/element-key";
import { spell } from "@/lib/generations/mentions";
import { imageView } from "@/lib/generations/view";
import { type Failure, failure } from "@/lib/http/errors";
import type { Result } from "@/lib/http/result";
import { MAX_DRAFTS } from "@/lib/prompts/limits";
import { isVisible } from "@/lib/text/visible";
import { type DraftCard, type DraftContent, type OpenDraft, UNNAMED } from "./content";
import { draftContent } from "./schema";

/**
 * Where a draft is stored. Whichever draft is open is also one row, the current draft, so that two tabs meet in it.
 * Each write of it is copied to that draft's own row, so that another draft can be opened at any time without losing
 * text.
 */
export const draftPlace = (userId: string, open: { id: string } | null): string => open?.id ?? `${UNNAMED}:${userId}`;

const CARD_TEXT = 600;

/** Copies a write of the current draft to its own row. `before` is the draft that was current until then. */
export async function writeDraftPlace(
  db: Db,
  { userId, content, before }: { userId: string; content: DraftContent; before: OpenDraft | null },
): Promise<void> {
  if (before && content.open === null) await rescueUnnamed(db, { userId, content });
  const place = { userId, id: draftPlace(userId, content.open), content };
  if (await overwriteDraft(db, place)) return;
  // A page may invent ids; the current draft contains its text in any case.
  if (content.open && (await countNamedDrafts(db, { userId })) >= MAX_DRAFTS) return;
  await insertDraft(db, { ...place, name: content.open?.name ?? null });
}

/**
 * A video was reused while a named draft was open: its prompt becomes the unnamed draft, and the text that was there is
 * saved under a name instead of being overwritten.
 */
async function rescueUnnamed(db: Db, { userId, content }: { userId: string; content: DraftContent }): Promise<void> {
  const row = await findDraft(db, { userId, id: draftPlace(userId, null) });
  const waiting = draftContent.safeParse(row?.content).data;
  if (!waiting || isEmpty(waiting) || sameWords(waiting, content)) return;
  if ((await countNamedDrafts(db, { userId })) >= MAX_DRAFTS) return;
  const open = { id: crypto.randomUUID(), name: nameOf(plainTextOf(waiting)) };
  await insertDraft(db, { userId, ...open, content: { ...waiting, open } });
}

const nameOf = (text: string): string => {
  const name = text.trim().slice(0, 40).trim();
  return isVisible(name) ? name : "…";
};

const isEmpty = ({ doc, images }: DraftContent): boolean => doc.length === 0 && images.length === 0;
const sameWords = (a: DraftContent, b: DraftContent): boolean =>
  JSON.stringify([a.doc, a.images]) === JSON.stringify([b.doc, b.images]);

/** The text with its mentions; one without its image is left out, an element's is its name. */
function plainTextOf({ doc, images, elements }: Pick<DraftContent, "doc" | "images" | "elements">): string {
  const mention = (key: string) => {
    const element = elements.find(({ id }) => id === elementIdOf(key));
    return element ? `@${element.name}` : images.findIndex((image) => image.key === key) + 1 || "";
  };
  return spell(doc.map((part) => (typeof part === "string" ? part : mention(part.key))));
}

/** The unnamed draft first, if it is not empty, then the named ones, the most recently saved first. */
export async function draftCards(db: Db, { userId }: { userId: string }): Promise<DraftCard[]> {
  const [unnamed, rows] = await Promise.all([
    findDraft(db, { userId, id: draftPlace(userId, null) }),
    listNamedDrafts(db, { userId, limit: MAX_DRAFTS * 2 }),
  ]);
  const read = [...(unnamed ? [unnamed] : []), ...rows].flatMap((row) => {
    const content = draftContent.safeParse(row.content);
    return content.success ? [{ row, content: content.data }] : [];
  });
  const ids = read.flatMap(({ content }) => content.images.flatMap(({ imageId }) => imageId ?? []));
  const views = (await listImages(db, { userId, ids: [...new Set(ids)] })).map(imageView);
  return read.map(({ row, content }) => cardOf(row, content, views));
}

const cardOf = (row: Draft, content: DraftContent, views: DraftCard["images"]): DraftCard => ({
  id: row.name === null ? UNNAMED : row.id,
  name: row.name,
  text: plainTextOf(content).slice(0, CARD_TEXT),
  images: content.images.flatMap(({ imageId }) => views.find(({ id }) => id === imageId) ?? []),
  ratio: content.settings.ratio,
  duration: content.settings.duration,
  at: row.updatedAt.toISOString(),
});

/** Saves the current draft as a new named draft. The draft that was open stays as it is. */
export async function saveAs(
  db: Db,
  { userId, name, current }: { userId: string; name: string; current: DraftContent },
): Promise<Result<{ open: OpenDraft }, Failure>> {
  if ((await countNamedDrafts(db, { userId })) >= MAX_DRAFTS) return failure("invalid", { name: "drafts_full" });
  const open = { id: crypto.randomUUID(), name };
  await db.transaction(async (tx) => {
    await insertDraft(tx, { userId, ...open, content: { ...current, open } });
    // It has a name now: the unnamed copy would show it in the list twice.
    if (current.open === null) await dropDraft(tx, { userId, id: draftPlace(userId, null) });
  });
  return { ok: true, open };
}

export async function restoreDraftOf(
  db: Db,
  { userId, id }: { userId: string; id: string },
): Promise<Result<object, Failure>> {
  if ((await countNamedDrafts(db, { userId })) >= MAX_DRAFTS) return failure("invalid", { name: "drafts_full" });
  return (await setDraftDeleted(db, { userId, id, deleted: false })) ? { ok: true } : failure("not_found");
}
