import type { Db } from "@/db/database";
import { type SecurityEvent, securityEvents } from "@/db/schema/security";

export type NewEvent = Pick<SecurityEvent, "kind"> &
  Partial<Pick<SecurityEvent, "actorId" | "subjectId" | "network" | "detail">>;

/** Adds a line to the audit log. There is no query that changes or removes one. */
export async function insertEvent(db: Db, event: NewEvent): Promise<void> {
  await db.insert(securityEvents).values(event);
}
