import { sql } from "drizzle-orm";
import { bigserial, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns";

export const EVENT_KINDS = [
  "sign_in",
  "sign_in_failed",
  "locked",
  "sign_up",
  "sign_up_refused",
  "invitation_made",
  "invitation_used",
  "invitation_revoked",
  "reset_link_made",
  "reset_link_revoked",
  "password_changed",
  "password_reset",
  "reset_requested",
  "confirmed",
  "confirm_failed",
  "email_verified",
  "email_changed",
  "passkey_added",
  "passkey_removed",
  "second_factor_on",
  "second_factor_off",
  "recovery_codes_made",
  "recovery_code_used",
  "provider_disconnected",
  "key_added",
  "key_removed",
  "own_keys_changed",
  "keys_rotated",
  "share_made",
  "share_revoked",
  "role_changed",
  "limits_changed",
  "instance_limits_changed",
  "submits_stopped",
  "submits_resumed",
  "user_disabled",
  "user_enabled",
  "signed_out",
  "user_deleted",
  "exported",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];
export type EventDetail = Record<string, string | number | boolean | null>;

/**
 * The audit log: append-only, and a trigger refuses anything else. No foreign keys, because a line outlives the account
 * that it is about; it then has the account's id and nothing else of it.
 */
export const securityEvents = pgTable(
  "security_events",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    at: moment("at").notNull().default(sql`clock_timestamp()`),
    kind: text("kind").$type<EventKind>().notNull(),
    /** The user who did it; null for a stranger, and for a command. */
    actorId: text("actor_id"),
    /** The user whom it is about. */
    subjectId: text("subject_id"),
    /** A keyed hash: it shows that two events came from one network, and not from which. */
    network: text("network"),
    detail: jsonb("detail").$type<EventDetail>().notNull().default({}),
  },
  (table) => [
    index("security_events_kind").on(table.kind, table.id.desc().nullsFirst()),
    index("security_events_subject").on(table.subjectId, table.id.desc().nullsFirst()),
    index("security_events_actor").on(table.actorId, table.id.desc().nullsFirst()),
  ],
);

export type SecurityEvent = typeof securityEvents.$inferSelect;
