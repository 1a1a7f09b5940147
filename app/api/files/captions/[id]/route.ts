import { fileRoute } from "@/lib/files/file-route";
import { serveOwnCaptions } from "@/lib/sequences/captions/serve-captions";

/** The captions of a user's own exported video, as WebVTT. */
export const GET = fileRoute("files", "id", serveOwnCaptions);
export const HEAD = GET;
