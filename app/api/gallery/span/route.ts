import { authedRoute } from "@/lib/auth/authed-route";
import { loadSpanCount } from "@/lib/gallery/loaders";
import { spanSchema } from "@/lib/gallery/selection";
import { errorResponse, privateHeaders } from "@/lib/http/responses";

/** How many videos a filter shows from `newest` to `oldest` (ids, inclusive; omitted: the end of the gallery). */
export const GET = authedRoute("reads", async (_user, request) => {
  const query = new URL(request.url).searchParams;
  const ends = spanSchema.safeParse([query.get("newest"), query.get("oldest")]);
  if (!ends.success) return errorResponse("invalid");
  return Response.json(await loadSpanCount(query.toString(), ends.data), { headers: privateHeaders });
});
