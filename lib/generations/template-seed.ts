import type { Db } from "@/db/database";
import { listUsedElements } from "@/db/elements/used-element-queries";
import { readInOrder } from "@/db/gallery/gallery-queries";
import { batchIds } from "@/db/generations/batch-queries";
import { type GenerationWithImages, withImages } from "@/db/generations/generation-queries";
import type { ReferenceImage } from "@/db/schema/images";
import { type ComposerSeed, composerSeed } from "./composer-seed";
import { leaveOut } from "./leave-out";
import { mentionsIn } from "./mentions";
import { imageView } from "./view";

const numbersIn = (text: string | null): number[] => mentionsIn(text ?? "").map(({ number }) => number);

/**
 * A generation as it was written, before its choices were made; what was submitted when it had none. Images that only
 * other choices use come from the other videos of its batch, whose templates mention the same things in the same order.
 * One that none of them has is asked for by its number.
 */
export async function templateSeed(db: Db, made: GenerationWithImages): Promise<ComposerSeed> {
  const { row, images } = made;
  const seed = composerSeed(made);
  if (row.template === null) return seed;
  const numbers = numbersIn(row.template);
  const others = numbers.some((number) => number > images.length) ? await othersOfBatch(db, made) : [];
  const found = new Map<number, ReferenceImage>();
  for (const other of others) {
    for (const [at, number] of numbersIn(other.row.template).entries()) {
      const image = other.images[number - 1];
      if (image) found.set(numbers[at] ?? 0, image);
    }
  }
  const all = [...images];
  for (let next = found.get(all.length + 1); next; next = found.get(all.length + 1)) all.push(next);
  // The images of its elements come with their names again.
  const brought = (await listUsedElements(db, { userId: row.userId, ids: [row.id] }))
    .flatMap(({ id, numbers }) => (id === null ? [] : numbers))
    .filter((number) => !numbers.includes(number))
    .toSorted((a, b) => b - a);
  return {
    ...seed,
    prompt: brought.reduce(leaveOut, row.template),
    images: all.filter((_, at) => !brought.includes(at + 1)).map(imageView),
  };
}

async function othersOfBatch(db: Db, { row: { userId, batchId } }: GenerationWithImages) {
  const ids = batchId ? await batchIds(db, { userId, batchId }) : [];
  return withImages(db, await readInOrder(db, { userId, ids }));
}
