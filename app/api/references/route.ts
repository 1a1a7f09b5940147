import { authedRoute } from "@/lib/auth/authed-route";
import { listEarlier, uploadReference } from "@/lib/images/loaders";

export const GET = authedRoute(listEarlier);
export const POST = authedRoute(uploadReference);
