import { authedRoute } from "@/lib/auth/authed-route";
import { galleryPage, generationsByIds } from "@/lib/generations/loaders";
import { getServices } from "@/lib/generations/services";
import { privateHeaders } from "@/lib/http/responses";

export const dynamic = "force-dynamic";

/** How many cards a page can refresh at once. */
const MAX_IDS = 200;

/** `?cursor=` returns a page; `?ids=a,b` returns those of the user's generations. */
export const GET = authedRoute("reads", async (user, request) => {
  const query = new URL(request.url).searchParams;
  const ids = query.get("ids");
  const answer =
    ids === null
      ? await galleryPage(getServices(), { userId: user.id, cursor: query.get("cursor") ?? undefined })
      : {
          items: await generationsByIds(getServices(), {
            userId: user.id,
            ids: ids.split(",").filter(Boolean).slice(0, MAX_IDS),
          }),
        };
  return Response.json(answer, { headers: privateHeaders });
});
