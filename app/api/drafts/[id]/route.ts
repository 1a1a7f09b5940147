import { authedRoute } from "@/lib/auth/authed-route";
import { answerPlace } from "@/lib/prompts/drafts/receive";

export const GET = authedRoute<{ id: string }>("reads", (user, _request, { id }) => answerPlace(user, id));
