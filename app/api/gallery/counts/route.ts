import { readFilter } from "@/lib/gallery/filter";
import { loadCounts } from "@/lib/gallery/loaders";
import { authedRoute, privateHeaders } from "@/lib/route";

/** How many videos the viewer has under a filter, by month and by each other choice. */
export const GET = authedRoute(async (_viewer, request) => {
  const query = new URL(request.url).searchParams;
  return Response.json(await loadCounts(readFilter((name) => query.get(name))), { headers: privateHeaders });
});
