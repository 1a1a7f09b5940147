CREATE TABLE "one_time_links" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" text,
	"email" text,
	"role" text DEFAULT 'user' NOT NULL,
	"credits_day" numeric(18, 6),
	"credits_month" numeric(18, 6),
	"created_by" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by" text,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "one_time_links_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "one_time_links_kind" CHECK ("one_time_links"."kind" in ('invitation','password_reset')),
	CONSTRAINT "one_time_links_reset_of" CHECK ("one_time_links"."kind" <> 'password_reset' or "one_time_links"."user_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "instance_settings" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"submits_stopped_at" timestamp (3) with time zone,
	"credits_day" numeric(18, 6),
	"credits_month" numeric(18, 6),
	CONSTRAINT "instance_settings_one" CHECK ("instance_settings"."one")
);
--> statement-breakpoint
CREATE TABLE "security_events" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"kind" text NOT NULL,
	"actor_id" text,
	"subject_id" text,
	"network" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "role" text DEFAULT 'user' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "disabled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "credits_day" numeric(18, 6);--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "credits_month" numeric(18, 6);--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "last_seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_links" ADD CONSTRAINT "one_time_links_used_by_users_id_fk" FOREIGN KEY ("used_by") REFERENCES "users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "one_time_links_newest" ON "one_time_links" USING btree ("kind","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "one_time_links_user" ON "one_time_links" USING btree ("user_id") WHERE "one_time_links"."user_id" is not null;--> statement-breakpoint
CREATE INDEX "security_events_kind" ON "security_events" USING btree ("kind","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "security_events_subject" ON "security_events" USING btree ("subject_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "security_events_actor" ON "security_events" USING btree ("actor_id","id" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_role" CHECK ("users"."role" in ('user','admin'));--> statement-breakpoint
-- Whoever was here first runs this installation.
UPDATE users SET role = 'admin' WHERE id = (SELECT id FROM users ORDER BY created_at, id LIMIT 1);
--> statement-breakpoint
UPDATE users u SET last_seen_at = (SELECT max(s.last_seen_at) FROM sessions s WHERE s.user_id = u.id);
--> statement-breakpoint
-- The audit log is only ever added to, whatever the code tries.
CREATE FUNCTION security_events_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'security_events is append-only';
END $$;
--> statement-breakpoint
CREATE TRIGGER security_events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON security_events
  FOR EACH STATEMENT EXECUTE FUNCTION security_events_stay();
