import { fileRoute } from "@/lib/files/file-route";
import { downloadReference } from "@/lib/references/loaders";

export const GET = fileRoute("id", downloadReference);
export const HEAD = GET;
