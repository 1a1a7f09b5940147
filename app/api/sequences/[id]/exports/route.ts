import { authedRoute } from "@/lib/auth/authed-route";
import { receiveExport } from "@/lib/sequences/exports/receive-export";

type Params = { id: string };
export const POST = authedRoute<Params>("exports", (user, request, { id }) => receiveExport(user, request, id));
