import { authedRoute } from "@/lib/auth/authed-route";
import { answerSequence, receiveSequence } from "@/lib/sequences/receive";

type Params = { id: string };
export const GET = authedRoute<Params>("reads", (user, _request, { id }) => answerSequence(user, id));
export const PUT = authedRoute<Params>("sequences", (user, request, { id }) => receiveSequence(user, request, id));
