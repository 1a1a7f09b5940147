import "server-only";
import { after } from "next/server";
import { getDb } from "@/db/client";
import { dbNow } from "@/db/clock";
import { BIN_DAYS, listBin } from "@/db/gallery-organise";
import { getStudio } from "@/lib/generations/studio";
import type { GenerationView } from "@/lib/generations/view";
import { log } from "@/lib/log";
import { requireViewer } from "@/lib/session";
import { daysFrom } from "@/lib/time-zone";
import { emptyBin } from "./bin";
import { viewsOf } from "./page";

/** Videos that the bin's page shows; more come up as these go. */
const SHOWN = 60;
const DAY = 86_400_000;

/** `daysLeft` by the calendar of whose bin it is: 0 goes today. */
export type Binned = { generation: GenerationView; daysLeft: number };

export async function loadBin(): Promise<Binned[]> {
  const viewer = await requireViewer();
  const listed = await listBin(getDb(), { userId: viewer.id, limit: SHOWN });
  const now = dbNow();
  const left = new Map(
    listed.map(({ id, deletedAt }) => [
      id,
      Math.max(0, daysFrom(now, new Date(deletedAt.getTime() + BIN_DAYS * DAY), viewer.timeZone)),
    ]),
  );
  after(() => emptyBin(getStudio(), viewer.id).catch((error) => log.error("the bin was not emptied", error)));
  const views = await viewsOf(getDb(), viewer.id, listed);
  return views.map((generation) => ({ generation, daysLeft: left.get(generation.id) ?? 0 }));
}
