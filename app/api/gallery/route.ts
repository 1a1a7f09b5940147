import { authedRoute } from "@/lib/auth/authed-route";
import { readFilter } from "@/lib/gallery/filter";
import { loadGallery, loadSlice } from "@/lib/gallery/loaders";
import { errorResponse, privateHeaders } from "@/lib/http/responses";

/**
 * The user's gallery under a filter (`?q=&state=…`): a page of `{ items, nextCursor }` starting at `cursor`, or with
 * `month` and `run` that run of a month as `{ items }`.
 */
export const GET = authedRoute("reads", async (_user, request) => {
  const query = new URL(request.url).searchParams;
  const filter = readFilter((name) => query.get(name));
  const month = query.get("month");
  if (month === null) {
    return Response.json(await loadGallery(filter, query.get("cursor") ?? undefined), { headers: privateHeaders });
  }
  const run = query.get("run") ?? "";
  if (!/^20\d{4}$/.test(month) || !/^\d{1,6}$/.test(run)) return errorResponse("invalid");
  return Response.json({ items: await loadSlice(filter, Number(month), Number(run)) }, { headers: privateHeaders });
});
