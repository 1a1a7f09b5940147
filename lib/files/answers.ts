/** The answer to every address that opens nothing (410: any more): empty, and never remembered. */
export const noFile = (status: 404 | 410 = 404): Response =>
  new Response(null, { status, headers: { "cache-control": "no-store" } });

/** `?download=1` asks for a file to keep instead of one to look at. */
export const wantsDownload = (request: Request): boolean => new URL(request.url).searchParams.get("download") === "1";
