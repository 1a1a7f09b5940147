import { fileRoute } from "@/lib/files/file-route";
import { serveShared } from "@/lib/shares/serve-shared";

export const GET = fileRoute("sharedFiles", "slug", (request, slug) => serveShared(request, "captions", slug));
export const HEAD = GET;
