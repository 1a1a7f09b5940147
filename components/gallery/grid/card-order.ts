import type { Spot } from "@/components/gallery/selection/span";

/** The ids of the rendered cards, in order; a stack is one. */
export const cardOrder = (within: ParentNode): string[] =>
  [...within.querySelectorAll<HTMLElement>("[data-card]")].map(({ dataset }) => dataset.card ?? "");

/** The videos of the rendered cards, in order. */
export const cardSpots = (within: ParentNode = document): Spot[] =>
  [...within.querySelectorAll<HTMLElement>("[data-card]")].flatMap(spotsOf);

/** The video of a card, or all of a stack. */
export function spotsOf({ dataset }: HTMLElement): Spot[] {
  if (!dataset.stack) return [{ id: dataset.card ?? "", createdAt: dataset.at ?? "" }];
  return dataset.stack.split(" ").map((spot) => {
    const [id = "", createdAt = ""] = spot.split("@");
    return { id, createdAt };
  });
}

/** The videos of a stack as `spotsOf` reads them. */
export const writeSpots = (spots: readonly Spot[]): string =>
  spots.map(({ id, createdAt }) => `${id}@${createdAt}`).join(" ");
