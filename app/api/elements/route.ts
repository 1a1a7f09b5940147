import { authedRoute } from "@/lib/auth/authed-route";
import { answerElements } from "@/lib/elements/answer-elements";

export const GET = authedRoute("reads", answerElements);
