import { authedRoute } from "@/lib/auth/authed-route";
import { answerSequences } from "@/lib/sequences/receive";

export const GET = authedRoute("reads", answerSequences);
