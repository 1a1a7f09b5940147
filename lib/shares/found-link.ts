import type { FoundShare } from "@/db/shares/share-queries";

/** For how long the page of a request may use what its proxy read, in ms: the time in between is a few milliseconds. */
const LIFE_MS = 1_000;
const MOST = 100;

type Kept = { slug: string; found: FoundShare | null; at: number };
/** On globalThis, because the proxy is bundled apart from the pages. */
const shared = globalThis as typeof globalThis & { ninefoldFoundLinks?: Map<string, Kept> };

/**
 * Keeps the rows of a link that the proxy read for a page's status, so that the page itself need not read them again.
 * `nonce` is the proxy's own random name of this one request: no other request can take them.
 */
export function keepFoundLink(nonce: string, slug: string, found: FoundShare | null): void {
  shared.ninefoldFoundLinks ??= new Map();
  const kept = shared.ninefoldFoundLinks;
  kept.set(nonce, { slug, found, at: performance.now() });
  const oldest = kept.size > MOST ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
}

/** The rows that were kept for this request, once; undefined when they have to be read. */
export function takeFoundLink(nonce: string | null, slug: string): FoundShare | null | undefined {
  const kept = nonce === null ? undefined : shared.ninefoldFoundLinks?.get(nonce);
  if (nonce === null || !kept) return undefined;
  shared.ninefoldFoundLinks?.delete(nonce);
  return kept.slug === slug && performance.now() - kept.at < LIFE_MS ? kept.found : undefined;
}
