import { authedRoute } from "@/lib/auth/authed-route";
import { getServices } from "@/lib/generations/services";
import { receivePoster } from "@/lib/posters/receive-poster";

export const POST = authedRoute<{ id: string }>("posters", (user, request, { id }) =>
  receivePoster(getServices(), { userId: user.id, id, request }),
);
