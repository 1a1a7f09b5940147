import { authedRoute } from "@/lib/auth/authed-route";
import { answerDraft, receiveDraft } from "@/lib/prompts/drafts/receive";

export const GET = authedRoute("reads", answerDraft);
export const PUT = authedRoute("drafts", receiveDraft);
