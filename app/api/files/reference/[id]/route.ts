import { fileRoute } from "@/lib/files/file-route";
import { downloadReference } from "@/lib/images/loaders";

export const GET = fileRoute("id", downloadReference);
export const HEAD = GET;
