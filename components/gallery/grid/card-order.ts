import type { Spot } from "@/components/gallery/selection/span";

/** The ids of the rendered cards, in order. */
export const cardOrder = (within: ParentNode = document): string[] => cardSpots(within).map(({ id }) => id);

/** The rendered cards, in order. */
export const cardSpots = (within: ParentNode = document): Spot[] =>
  [...within.querySelectorAll<HTMLElement>("[data-card]")].map(spotOf);

export const spotOf = ({ dataset }: HTMLElement): Spot => ({ id: dataset.card ?? "", createdAt: dataset.at ?? "" });
