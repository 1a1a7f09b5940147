import { uploadFromAddress } from "@/lib/references/loaders";
import { authedRoute } from "@/lib/route";

export const POST = authedRoute(uploadFromAddress);
