import type { ElementImageView, ElementView } from "@/lib/elements/view";
import type { ImageView } from "@/lib/generations/view";

type Shown = ElementImageView["shows"];

/** An image in the editor. `image` is null where one was deleted, and `progress` (0 to 1) is set while it is uploaded. */
export type EditedImage = {
  /** The image's id, or one of its own until it has that. */
  id: string;
  name: string;
  image: ImageView | null;
  progress?: number | null;
  shows: Shown;
  /** Wake words as they are typed. */
  wake: string;
};

const FIRST: Record<ElementView["kind"], Shown[]> = {
  character: ["face", "full_body"],
  place: ["place", "angle"],
  object: ["detail", "angle"],
  style: [],
};

/** What the next image probably shows; for a character a face, and then a full body. */
export const suggestShows = (kind: ElementView["kind"], rows: readonly EditedImage[]): Shown =>
  FIRST[kind].find((shows) => !rows.some((row) => row.shows === shows)) ?? "other";

/** Views of one character that always come along: from the third on, the model reads them as several people. */
export const viewsOfCharacter = (rows: readonly EditedImage[]): number =>
  rows.filter(({ image, shows, wake }) => image && wake.trim() === "" && VIEWS.has(shows)).length;
const VIEWS = new Set<Shown>(["face", "full_body", "angle"]);
export const BEST_VIEWS = 2;

/** An element's images in their order, its gaps at the end. */
export function editedImagesOf(
  element: ElementView | null,
  kind: ElementView["kind"],
  added: readonly ImageView[],
): EditedImage[] {
  const there = (element?.images ?? []).map(({ image, shows, wakeWords }) => ({
    ...{ id: image.id, name: image.name, image, shows },
    wake: wakeWords.join(", "),
  }));
  const gaps = (element?.missing ?? []).map(({ imageId, shows }) => ({
    ...{ id: imageId, name: "", image: null, shows },
    wake: "",
  }));
  return [...withAdded(kind, there, added), ...gaps];
}

/** The same with more images at the end. */
export function withAdded(
  kind: ElementView["kind"],
  rows: readonly EditedImage[],
  added: readonly ImageView[],
): EditedImage[] {
  const all = [...rows];
  for (const image of added) {
    const { id, name } = image;
    all.push({ id, name, image, shows: suggestShows(kind, all), wake: "" });
  }
  return all;
}
