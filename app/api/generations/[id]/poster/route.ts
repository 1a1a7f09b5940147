import { env } from "@/env";
import { getStudio } from "@/lib/generations/studio";
import { receivePoster } from "@/lib/posters/receive-poster";
import { authedRoute } from "@/lib/route";

export const POST = authedRoute<{ id: string }>((viewer, request, { id }) =>
  receivePoster({ ...getStudio(), appUrl: env.appUrl }, viewer.id, request, id),
);
