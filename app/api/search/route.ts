import { authedRoute } from "@/lib/auth/authed-route";
import { answerSearch } from "@/lib/search/search";

export const dynamic = "force-dynamic";

export const GET = authedRoute("search", answerSearch);
