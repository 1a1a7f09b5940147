import { authedRoute } from "@/lib/auth/authed-route";
import { uploadFromAddress } from "@/lib/images/loaders";

export const POST = authedRoute("addresses", uploadFromAddress);
