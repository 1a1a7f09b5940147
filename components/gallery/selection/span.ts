/** Where a video stands in a gallery: newest first, and of one moment the greater id first. */
export type Spot = { id: string; createdAt: string };

/** All videos from the newer to the older of two, both included; null is the gallery's own end. */
export type Span = { newest: Spot | null; oldest: Spot | null };

/** Everything, without knowing what that is. */
export const WHOLE: Span = { newest: null, oldest: null };

const isNewer = (a: Spot, b: Spot): boolean => (a.createdAt === b.createdAt ? a.id > b.id : a.createdAt > b.createdAt);

/** The span between two videos, in whichever order they were pressed. */
export const spanOf = (a: Spot, b: Spot): Span => (isNewer(a, b) ? { newest: a, oldest: b } : { newest: b, oldest: a });

export const isWithin = ({ newest, oldest }: Span, spot: Spot): boolean =>
  !(newest && isNewer(spot, newest)) && !(oldest && isNewer(oldest, spot));

/** Adds a span to others that do not touch each other; those that it touches become one with it. */
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
