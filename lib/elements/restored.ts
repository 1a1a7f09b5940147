import type { Db } from "@/db/database";
import { findElements } from "@/db/elements/element-queries";
import { listUsedElements } from "@/db/elements/used-element-queries";
import { findGeneration, type GenerationWithImages, readImages } from "@/db/generations/generation-queries";
import { type ComposerSeed, composerSeed } from "@/lib/generations/composer-seed";
import { isExported } from "@/lib/generations/exported";
import { leaveOut } from "@/lib/generations/leave-out";
import { templateSeed } from "@/lib/generations/template-seed";
import { castMember } from "./expand";
import { type ReadPrompt, readExpanded, readTemplate } from "./read-expanded";
import { type ElementView, elementView } from "./view";

/** A seed whose prompt mentions elements again: the first `direct` of its images are not theirs. */
export type SeedWithElements = ComposerSeed & { restored?: ReadPrompt & { views: ElementView[] } };

/** `isTemplate`: the seed is the template, which mentions elements by their names of then. */
type Made = GenerationWithImages & { seed: ComposerSeed; isTemplate: boolean };

/**
 * Seeds in which the elements that were sent are mentions again: those that still exist, where the same would be sent.
 * The others stay as they are, with all images.
 */
export async function withElements(
  db: Db,
  { userId, made }: { userId: string; made: Made[] },
): Promise<SeedWithElements[]> {
  const used = await listUsedElements(db, { userId, ids: made.map(({ row }) => row.id) });
  const ids = [...new Set(used.flatMap(({ id }) => id ?? []))];
  const views = new Map((await findElements(db, { userId, ids })).map((rows) => [rows.element.id, elementView(rows)]));
  return made.map(({ row, images, seed, isTemplate }) => {
    const sent = used.flatMap(({ generationId, id, name, numbers }) => {
      const view = id === null ? undefined : views.get(id);
      return generationId === row.id && view ? [{ view, name, numbers }] : [];
    });
    const elements = sent.map(({ view, numbers }) => ({
      ...{ member: castMember(view), numbers },
      missing: view.missing.map(({ imageId }) => imageId),
    }));
    const names = sent.map(({ view, name }) => ({ id: view.id, name }));
    const imageIds = images.map(({ id }) => id);
    const read = isTemplate
      ? readTemplate({ text: seed.prompt, imageIds, elements }, { images: seed.images.map(({ id }) => id), names })
      : readExpanded({ text: row.prompt, imageIds, elements });
    return read ? { ...seed, restored: { ...read, views: sent.map(({ view }) => view) } } : seed;
  });
}

/**
 * What "Use again" puts back into the composer; null when it is not the user's, or was never sent to a model. `part`: the prompt before its choices
 * were made, or the number (from 1) of an image that is left out, to find the one that a filter refuses.
 */
export async function seedOf(
  db: Db,
  { userId, id, part }: { userId: string; id: string; part?: "template" | number },
): Promise<SeedWithElements | null> {
  const row = await findGeneration(db, { userId, id });
  if (!row || isExported(row)) return null;
  const made = { row, images: await readImages(db, row) };
  const whole = part === "template" ? await templateSeed(db, made) : composerSeed(made);
  if (typeof part === "number" && part >= 1 && part <= whole.images.length)
    return { ...whole, prompt: leaveOut(whole.prompt, part), images: whole.images.toSpliced(part - 1, 1) };
  const isTemplate = part === "template" && row.template !== null;
  const [seed] = await withElements(db, { userId, made: [{ ...made, seed: whole, isTemplate }] });
  return seed ?? null;
}
