import { getDb } from "@/db/client";
import "server-only";
import { createHmac } from "node:crypto";
import type { Db } from "@/db/database";
import type { EventDetail, EventKind } from "@/db/schema/security";
import { insertEvent } from "@/db/security/event-queries";
import { networkFromHeaders } from "@/lib/http/network";
import { log } from "@/lib/log";
import { authSecret } from "@/lib/secret";

type Happened = {
  kind: EventKind;
  /** The user who did it, and the one whom it is about. */
  actorId?: string | null;
  subjectId?: string | null;
  /** Of the request in which it happened; absent for a command. */
  headers?: Headers;
  /** No secret, no prompt, and nothing that was typed. */
  detail?: EventDetail;
};

/**
 * Records a security event: one JSON line in the log, with the network, and a line of the append-only audit log with a
 * hash of it. Never throws: what happened has happened, and its caller must not report a failure for it.
 */
export async function recordEvent(event: Happened, db: Db = getDb()): Promise<void> {
  const { kind, actorId = null, subjectId = null, headers, detail = {} } = event;
  const network = headers ? networkFromHeaders(headers) : null;
  log.info("security event", { event: kind, actor: actorId, subject: subjectId, network, ...detail });
  try {
    await insertEvent(db, { kind, actorId, subjectId, network: network && markOf(network), detail });
  } catch (error) {
    log.error("a security event is missing in the audit log", error, { event: kind });
  }
}

/** The table must not list from where somebody signs in, and still show that two events came from one place. */
const markOf = (network: string): string =>
  createHmac("sha256", authSecret()).update(`network\n${network}`).digest("base64url").slice(0, 10);
