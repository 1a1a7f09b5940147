import { authedRoute } from "@/lib/auth/authed-route";
import { answerDraft, receiveDraft } from "@/lib/prompts/drafts/receive";

export const GET = authedRoute(answerDraft);
export const PUT = authedRoute(receiveDraft);
