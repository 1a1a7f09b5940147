export const dynamic = "force-dynamic";

/** Accepts a request and does nothing: the baseline that callbacks are measured against. */
export function POST(): Response {
  return new Response(null, { status: 204 });
}
