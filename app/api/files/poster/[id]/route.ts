import { fileRoute } from "@/lib/files/file-route";
import { serveOwnFilm } from "@/lib/files/own-video";

export const GET = fileRoute("id", (request, id) => serveOwnFilm(request, "poster", id));
export const HEAD = GET;
