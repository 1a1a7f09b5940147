import { authedRoute } from "@/lib/auth/authed-route";
import { loadCollectionPage, loadCollections } from "@/lib/gallery/collections";
import { errorResponse, privateHeaders } from "@/lib/http/responses";

/** The user's collections, or with `id` and `cursor` a page of one. */
export const GET = authedRoute("reads", async (_user, request) => {
  const query = new URL(request.url).searchParams;
  const id = query.get("id");
  if (id === null) return Response.json({ items: await loadCollections() }, { headers: privateHeaders });
  const page = await loadCollectionPage(id, query.get("cursor") ?? undefined);
  return page ? Response.json(page, { headers: privateHeaders }) : errorResponse("not_found");
});
