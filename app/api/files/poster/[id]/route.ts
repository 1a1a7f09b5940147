import { fileRoute } from "@/lib/files/file-route";
import { serveOwnVideo } from "@/lib/files/own-video";
import { cardPoster } from "@/lib/posters/card-poster";

/** The poster of a user's own video, with `?size=card` as large as a card. */
export const GET = fileRoute("files", "id", (request, id) => {
  const small = new URL(request.url).searchParams.get("size") === "card";
  return serveOwnVideo(request, "poster", id, small ? cardPoster : undefined);
});
export const HEAD = GET;
