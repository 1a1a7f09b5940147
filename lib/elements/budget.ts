import type { ElementKind, Shows } from "@/db/schema/elements";
import type { BroughtImage } from "./expand";

/** What shows an element best comes first. */
const BEST: readonly Shows[] = ["face", "full_body", "outfit", "place", "detail", "angle", "other"];
/** More views of one character are read as several people. source: the developer's prompt guide */
const MOST_VIEWS = 2;

type ByElement = ReadonlyMap<string, readonly BroughtImage[]>;
type KindOf = (elementId: string) => ElementKind | undefined;

/** An element of which less is sent: what stays, and the ids of the images that are left out. */
export type Kept = { elementId: string; keep: readonly BroughtImage[]; leave: string[] };

/**
 * Which images of which elements to send so that, with `direct` others, there are at most `max`: first no more than a
 * face and a full body of a character, then evenly. Null when an element would have to go without any.
 */
export function fitImages(
  images: readonly BroughtImage[],
  kindOf: KindOf,
  { direct, max }: { direct: number; max: number },
): Kept[] | null {
  const all = byElement(images);
  let keep: ByElement = all;
  for (let count = direct + images.length; count > max; count--) {
    const fewer = withOneLess(keep, kindOf, 1);
    if (!fewer) return null;
    keep = fewer;
  }
  return keptOf(all, keep);
}

/** A face and a full body of each character of whom more views would be sent. */
export function fewerViews(images: readonly BroughtImage[], kindOf: KindOf): Kept[] {
  const all = byElement(images);
  let keep: ByElement = all;
  for (let next: ByElement | null = keep; next; next = withOneLess(keep, kindOf, null)) keep = next;
  return keptOf(all, keep);
}

function byElement(images: readonly BroughtImage[]): ByElement {
  const all = new Map<string, BroughtImage[]>();
  for (const image of images) all.set(image.elementId, [...(all.get(image.elementId) ?? []), image]);
  return all;
}

/** Without the weakest image of a character with too many, else of the element with most; null when none has more than `least`. */
function withOneLess(keep: ByElement, kindOf: KindOf, least: number | null): ByElement | null {
  const people = [...keep].filter(([id, some]) => kindOf(id) === "character" && some.length > MOST_VIEWS);
  const many = people.length > 0 || least === null ? people : [...keep].filter(([, some]) => some.length > least);
  const [id, some] = many.toSorted((a, b) => b[1].length - a[1].length)[0] ?? [];
  if (id === undefined || !some) return null;
  const out = weakest(some);
  return new Map(keep).set(
    id,
    some.filter((image) => image !== out),
  );
}

/** The one that shows the element least, or again what another shows. */
function weakest(images: readonly BroughtImage[]): BroughtImage | undefined {
  const seen = new Set<Shows>();
  const ranked = images.map((image) => {
    const again = seen.has(image.shows) ? BEST.length : 0;
    seen.add(image.shows);
    return { image, rank: again + BEST.indexOf(image.shows) };
  });
  return ranked.toReversed().toSorted((a, b) => b.rank - a.rank)[0]?.image;
}

const keptOf = (all: ByElement, keep: ByElement): Kept[] =>
  [...all].flatMap(([elementId, some]) => {
    const kept = keep.get(elementId) ?? [];
    const leave = some.filter((image) => !kept.includes(image)).map(({ imageId }) => imageId);
    return leave.length > 0 ? [{ elementId, keep: kept, leave }] : [];
  });
