import { fileRoute } from "@/lib/files/file-route";
import { serveOwnVideo } from "@/lib/files/own-video";

export const GET = fileRoute("files", "id", (request, id) => serveOwnVideo(request, "video", id));
export const HEAD = GET;
