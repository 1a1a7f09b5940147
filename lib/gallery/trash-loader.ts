import "server-only";
import { after } from "next/server";
import { getDb } from "@/db/client";
import { dbNow } from "@/db/clock";
import { listTrash } from "@/db/gallery/entry-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import { getServices } from "@/lib/generations/services";
import type { GenerationView } from "@/lib/generations/view";
import { log } from "@/lib/log";
import { daysFrom } from "@/lib/text/time-zone";
import { TRASH_DAYS } from "./limits";
import { viewsOf } from "./page";
import { emptyTrashOf } from "./trash";

/** Videos shown on the trash page; more appear as these go. */
const SHOWN = 60;
const DAY = 86_400_000;

/** `daysLeft` by the owner's calendar: 0 is deleted today. */
export type TrashedVideo = { generation: GenerationView; daysLeft: number };

export const loadTrash = authedLoader(async (user): Promise<TrashedVideo[]> => {
  const listed = await listTrash(getDb(), { userId: user.id, limit: SHOWN });
  const now = dbNow();
  const left = new Map(
    listed.map(({ id, deletedAt }) => [
      id,
      Math.max(0, daysFrom(now, new Date(deletedAt.getTime() + TRASH_DAYS * DAY), user.timeZone)),
    ]),
  );
  after(() =>
    emptyTrashOf(getServices(), { userId: user.id }).catch((error) => log.often("the trash was not emptied", error)),
  );
  const views = await viewsOf(getDb(), { userId: user.id, places: listed });
  return views.map((generation) => ({ generation, daysLeft: left.get(generation.id) ?? 0 }));
});
