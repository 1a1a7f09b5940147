import { authedRoute } from "@/lib/auth/authed-route";
import { answerLibrary } from "@/lib/prompts/library";

export const dynamic = "force-dynamic";

export const GET = authedRoute("reads", answerLibrary);
