import { authedRoute } from "@/lib/auth/authed-route";
import { answerPlace } from "@/lib/prompts/drafts/receive";

export const GET = authedRoute<{ id: string }>((user, _request, { id }) => answerPlace(user, id));
