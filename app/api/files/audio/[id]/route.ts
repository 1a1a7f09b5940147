import { fileRoute } from "@/lib/files/file-route";
import { serveAudio } from "@/lib/sequences/audio/serve-audio";

export const GET = fileRoute("files", "id", serveAudio);
export const HEAD = GET;
