import { authedRoute } from "@/lib/auth/authed-route";
import { listEarlier, uploadImage } from "@/lib/images/loaders";

export const GET = authedRoute("reads", listEarlier);
export const POST = authedRoute("uploads", uploadImage);
