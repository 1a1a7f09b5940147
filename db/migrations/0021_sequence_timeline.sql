CREATE TABLE "audio_files" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"storage_key" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"content_type" text NOT NULL,
	"name" text NOT NULL,
	"duration" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "export_jobs" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"sequence_id" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"recipe" jsonb NOT NULL,
	"progress" smallint DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"failures" smallint DEFAULT 0 NOT NULL,
	"trouble" text,
	"generation_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "export_jobs_state" CHECK ("export_jobs"."state" in ('waiting','running','done','failed'))
);
--> statement-breakpoint
CREATE TABLE "sequence_exports" (
	"generation_id" text PRIMARY KEY NOT NULL,
	"sequence_id" text,
	"recipe" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sequence_scenes" (
	"generation_id" text PRIMARY KEY NOT NULL,
	"sequence_id" text NOT NULL,
	"clip_key" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sequences" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sequences" ADD COLUMN "tags" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "audio_files" ADD CONSTRAINT "audio_files_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_jobs" ADD CONSTRAINT "export_jobs_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_jobs" ADD CONSTRAINT "export_jobs_sequence_id_sequences_id_fk" FOREIGN KEY ("sequence_id") REFERENCES "public"."sequences"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_jobs" ADD CONSTRAINT "export_jobs_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sequence_exports" ADD CONSTRAINT "sequence_exports_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sequence_exports" ADD CONSTRAINT "sequence_exports_sequence_id_sequences_id_fk" FOREIGN KEY ("sequence_id") REFERENCES "public"."sequences"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sequence_scenes" ADD CONSTRAINT "sequence_scenes_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sequence_scenes" ADD CONSTRAINT "sequence_scenes_sequence_id_sequences_id_fk" FOREIGN KEY ("sequence_id") REFERENCES "public"."sequences"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audio_files_owner_bytes" ON "audio_files" USING btree ("user_id","sha256");--> statement-breakpoint
CREATE INDEX "export_jobs_open" ON "export_jobs" USING btree ("created_at") WHERE "export_jobs"."state" in ('waiting','running');--> statement-breakpoint
CREATE INDEX "export_jobs_owner" ON "export_jobs" USING btree ("user_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "sequence_exports_sequence" ON "sequence_exports" USING btree ("sequence_id");--> statement-breakpoint
CREATE INDEX "sequence_scenes_sequence" ON "sequence_scenes" USING btree ("sequence_id");