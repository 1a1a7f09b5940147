import { listEarlier, uploadReference } from "@/lib/references/loaders";
import { authedRoute } from "@/lib/route";

export const GET = authedRoute(listEarlier);
export const POST = authedRoute(uploadReference);
