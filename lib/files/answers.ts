/** The answer to every address that opens nothing (410: no longer opens): empty, and never cached. */
export const noFile = (status: 404 | 410 = 404): Response =>
  new Response(null, { status, headers: { "cache-control": "no-store" } });

/** `?download=1` requests a download instead of a file to display. */
export const wantsDownload = (request: Request): boolean => new URL(request.url).searchParams.get("download") === "1";
