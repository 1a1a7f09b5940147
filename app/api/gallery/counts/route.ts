import { authedRoute } from "@/lib/auth/authed-route";
import { readFilter } from "@/lib/gallery/filter";
import { loadGalleryCounts } from "@/lib/gallery/loaders";
import { privateHeaders } from "@/lib/http/responses";

/** How many videos the user has under a filter, by month and by each other filter. */
export const GET = authedRoute("reads", async (_user, request) => {
  const query = new URL(request.url).searchParams;
  return Response.json(await loadGalleryCounts(readFilter((name) => query.get(name))), { headers: privateHeaders });
});
