import { answerLibrary } from "@/lib/library/answer";
import { authedRoute } from "@/lib/route";

export const dynamic = "force-dynamic";

export const GET = authedRoute(answerLibrary);
