import { authedRoute } from "@/lib/auth/authed-route";
import { answerPlace } from "@/lib/prompts/drafts/receive";

export const GET = authedRoute<{ id: string }>((viewer, _request, { id }) => answerPlace(viewer, id));
