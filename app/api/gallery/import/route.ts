import { receiveImport } from "@/lib/archives/receive-import";
import { authedRoute } from "@/lib/auth/authed-route";

export const POST = authedRoute("imports", receiveImport);
