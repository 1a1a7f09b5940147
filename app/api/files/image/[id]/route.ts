import { fileRoute } from "@/lib/files/file-route";
import { downloadImage } from "@/lib/images/loaders";

export const GET = fileRoute("files", "id", downloadImage);
export const HEAD = GET;
