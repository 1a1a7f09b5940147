import { authedRoute } from "@/lib/auth/authed-route";
import { answerWish } from "@/lib/refine/loaders";

export const dynamic = "force-dynamic";
/** Seconds: longer than the longest answer. */
export const maxDuration = 300;

export const POST = authedRoute("refines", answerWish);
