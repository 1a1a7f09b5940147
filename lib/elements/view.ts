import type { ElementRows } from "@/db/elements/element-queries";
import type { Element, ElementKind, Shows } from "@/db/schema/elements";
import { ROLES, type Role } from "@/lib/generations/roles";
import { type ImageView, imageView } from "@/lib/generations/view";

/** Repeated because components import this file, which must not pull in the schema; the compiler compares the two. */
const kinds: Record<ElementKind, true> = { character: true, place: true, object: true, style: true };
export const ELEMENT_KINDS = Object.keys(kinds) as ElementKind[];

const shows: Record<Shows, true> = {
  face: true,
  full_body: true,
  outfit: true,
  detail: true,
  place: true,
  angle: true,
  other: true,
};
export const SHOWS = Object.keys(shows) as Shows[];

export type ElementImageView = { image: ImageView; shows: Shows; wakeWords: string[] };

/** An element as its owner's browser gets it. Times are ISO strings. */
export type ElementView = Pick<Element, "id" | "kind" | "name" | "description" | "tags" | "version"> & {
  role: Role | null;
  /** The preferred one first. */
  images: ElementImageView[];
  /** Images that were deleted: each leaves its place, with what it showed. */
  missing: { imageId: string; shows: Shows }[];
  updatedAt: string;
};

export function elementView({ element, images }: ElementRows): ElementView {
  const { id, kind, name, description, tags, version } = element;
  return {
    ...{ id, kind, name, description, tags, version },
    role: ROLES.find((role) => role === element.role) ?? null,
    images: images.flatMap(({ image, ...it }) => (image.deletedAt ? [] : [{ ...it, image: imageView(image) }])),
    missing: images.flatMap(({ image, shows }) => (image.deletedAt ? [{ imageId: image.id, shows }] : [])),
    updatedAt: element.updatedAt.toISOString(),
  };
}
