import { readFilter } from "@/lib/gallery/filter";
import { loadGallery } from "@/lib/gallery/loaders";
import { authedRoute, privateHeaders } from "@/lib/route";

/** `?q=&state=…&cursor=` answers a page of the viewer's gallery under a filter. */
export const GET = authedRoute(async (_viewer, request) => {
  const query = new URL(request.url).searchParams;
  const page = await loadGallery(
    readFilter((name) => query.get(name)),
    query.get("cursor") ?? undefined,
  );
  return Response.json(page, { headers: privateHeaders });
});
