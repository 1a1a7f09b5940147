import { answerSent } from "@/lib/library/answer";
import { authedRoute } from "@/lib/route";

export const dynamic = "force-dynamic";

export const GET = authedRoute(answerSent);
