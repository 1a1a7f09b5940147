/** A video's position in a gallery: newest first, and at the same time the greater id first. */
export type Spot = { id: string; createdAt: string };

/** All videos between two, inclusive, from newer to older; null is the end of the gallery. */
export type Span = { newest: Spot | null; oldest: Spot | null };

/** Everything, without listing it. */
export const WHOLE: Span = { newest: null, oldest: null };

const isNewer = (a: Spot, b: Spot): boolean => (a.createdAt === b.createdAt ? a.id > b.id : a.createdAt > b.createdAt);

/** The span between two videos, clicked in either order. */
export const spanOf = (a: Spot, b: Spot): Span => (isNewer(a, b) ? { newest: a, oldest: b } : { newest: b, oldest: a });

export const isWithin = ({ newest, oldest }: Span, spot: Spot): boolean =>
  !(newest && isNewer(spot, newest)) && !(oldest && isNewer(oldest, spot));

/** Adds a span and merges it with the ones that it touches. */
export function addSpan(spans: readonly Span[], added: Span): Span[] {
  const apart = spans.filter((span) => !touch(span, added));
  const merged = spans
    .filter((span) => touch(span, added))
    .reduce(
      (one, span) => ({
        newest: one.newest && span.newest && (isNewer(one.newest, span.newest) ? one.newest : span.newest),
        oldest: one.oldest && span.oldest && (isNewer(one.oldest, span.oldest) ? span.oldest : one.oldest),
      }),
      added,
    );
  return [...apart, merged];
}

const touch = (a: Span, b: Span): boolean =>
  !(a.oldest && b.newest && isNewer(a.oldest, b.newest)) && !(b.oldest && a.newest && isNewer(b.oldest, a.newest));
