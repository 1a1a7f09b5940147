/** The answer to every address that opens nothing: empty, and never remembered. */
export const noFile = (): Response => new Response(null, { status: 404, headers: { "cache-control": "no-store" } });

/** `?download=1` asks for a file to keep instead of one to look at. */
export const wantsDownload = (request: Request): boolean => new URL(request.url).searchParams.get("download") === "1";
