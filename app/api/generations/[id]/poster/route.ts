import { authedRoute } from "@/lib/auth/authed-route";
import { getServices } from "@/lib/generations/services";
import { inTurn } from "@/lib/http/in-turn";
import { errorResponse } from "@/lib/http/responses";
import { receivePoster } from "@/lib/posters/receive-poster";

export const POST = authedRoute<{ id: string }>("posters", async (user, request, { id }) => {
  const asked = { userId: user.id, id, request };
  return (await inTurn(user.id, () => receivePoster(getServices(), asked))) ?? errorResponse("busy");
});
