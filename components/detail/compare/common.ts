/** Pairs of equal elements in order, as indexes: `[in a, in b]`. */
export type Pair = readonly [number, number];

/**
 * The longest common subsequence of two lists of numbers by Hirschberg's algorithm: halves one list, finds where to
 * split the other, and recurses, so that memory grows with one list and not with the product of both.
 */
export function commonPairs(a: Uint16Array, b: Uint16Array, atA = 0, atB = 0): Pair[] {
  let [start, end] = [0, 0];
  const short = Math.min(a.length, b.length);
  while (start < short && a[start] === b[start]) start += 1;
  while (end < short - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const run = (fromA: number, fromB: number, length: number): Pair[] =>
    Array.from({ length }, (_, at) => [atA + fromA + at, atB + fromB + at] as const);
  return [
    ...run(0, 0, start),
    ...middle(a.subarray(start, a.length - end), b.subarray(start, b.length - end), atA + start, atB + start),
    ...run(a.length - end, b.length - end, end),
  ];
}

function middle(a: Uint16Array, b: Uint16Array, atA: number, atB: number): Pair[] {
  const [only] = a;
  if (only === undefined || b.length === 0) return [];
  if (a.length === 1) {
    const at = b.indexOf(only);
    return at < 0 ? [] : [[atA, atB + at]];
  }
  const half = Math.floor(a.length / 2);
  const top = prefixLengths(a.subarray(0, half), b);
  const bottom = prefixLengths(a.slice(half).reverse(), b.slice().reverse());
  let [cut, best] = [0, -1];
  for (let at = 0; at <= b.length; at++) {
    const together = (top[at] ?? 0) + (bottom[b.length - at] ?? 0);
    if (together > best) [cut, best] = [at, together];
  }
  if (best === 0) return [];
  return [
    ...commonPairs(a.subarray(0, half), b.subarray(0, cut), atA, atB),
    ...commonPairs(a.subarray(half), b.subarray(cut), atA + half, atB + cut),
  ];
}

/** The length of the common subsequence of `a` and each prefix of `b`. One row is enough: it is updated in place. */
function prefixLengths(a: Uint16Array, b: Uint16Array): Uint16Array {
  const row = new Uint16Array(b.length + 1);
  for (const one of a) {
    let [diagonal, left] = [0, 0];
    for (let at = 1; at <= b.length; at++) {
      const above = row[at] ?? 0;
      left = b[at - 1] === one ? diagonal + 1 : Math.max(above, left);
      row[at] = left;
      diagonal = above;
    }
  }
  return row;
}
