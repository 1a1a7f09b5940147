export const dynamic = "force-dynamic";

/** Takes a request and does nothing: what this server's own work comes to, beside which callbacks are measured. */
export function POST(): Response {
  return new Response(null, { status: 204 });
}
