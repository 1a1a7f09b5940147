import { answerPlace } from "@/lib/drafts/receive";
import { authedRoute } from "@/lib/route";

export const GET = authedRoute<{ id: string }>((viewer, _request, { id }) => answerPlace(viewer, id));
