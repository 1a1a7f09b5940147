import { fileRoute } from "@/lib/files/file-route";
import { serveSharedFilm } from "@/lib/shares/serve-shared";

export const GET = fileRoute("slug", (request, slug) => serveSharedFilm(request, "poster", slug));
export const HEAD = GET;
