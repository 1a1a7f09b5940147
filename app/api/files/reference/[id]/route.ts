import { fileRoute } from "@/lib/files/file-route";
import { downloadImage } from "@/lib/images/loaders";

export const GET = fileRoute("id", downloadImage);
export const HEAD = GET;
