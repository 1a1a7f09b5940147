import { receiveImport } from "@/lib/gallery/import/receive-import";
import { authedRoute } from "@/lib/route";

export const POST = authedRoute(receiveImport);
