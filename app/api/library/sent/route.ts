import { authedRoute } from "@/lib/auth/authed-route";
import { answerHistory } from "@/lib/prompts/library";

export const dynamic = "force-dynamic";

export const GET = authedRoute("reads", answerHistory);
