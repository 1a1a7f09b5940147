import { answerDraft, receiveDraft } from "@/lib/drafts/receive";
import { authedRoute } from "@/lib/route";

export const GET = authedRoute(answerDraft);
export const PUT = authedRoute(receiveDraft);
