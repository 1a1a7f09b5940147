CREATE TABLE "accounts" (
	"user_id" text NOT NULL,
	"type" text NOT NULL,
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"refresh_token" text,
	"access_token" text,
	"expires_at" integer,
	"token_type" text,
	"scope" text,
	"id_token" text,
	"session_state" text,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" text PRIMARY KEY NOT NULL,
	"generation_id" text NOT NULL,
	"token_hash" text NOT NULL,
	"outcome" text DEFAULT 'pending' NOT NULL,
	"task_id" text,
	"hinted_task_id" text,
	"error_code" text,
	"error_message" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"rung_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "budgets" (
	"scope" text NOT NULL,
	"period" text NOT NULL,
	"used" numeric(18, 6) DEFAULT '0' NOT NULL,
	CONSTRAINT "budgets_scope_period_pk" PRIMARY KEY("scope","period")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text,
	"content" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "generation_references" (
	"generation_id" text NOT NULL,
	"position" smallint NOT NULL,
	"reference_id" text NOT NULL,
	"name" text,
	"role" text,
	CONSTRAINT "generation_references_generation_id_position_pk" PRIMARY KEY("generation_id","position"),
	CONSTRAINT "generation_references_nine" CHECK ("generation_references"."position" between 1 and 9)
);
--> statement-breakpoint
CREATE TABLE "generations" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"request_id" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"prompt" text NOT NULL,
	"model" text NOT NULL,
	"ratio" text NOT NULL,
	"duration" smallint NOT NULL,
	"title" text,
	"set_id" text,
	"retry_of" text,
	"queue_rank" integer DEFAULT 0 NOT NULL,
	"task_id" text,
	"provider_status" text,
	"source_url" text,
	"source_expires_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"failures" smallint DEFAULT 0 NOT NULL,
	"parked_at" timestamp (3) with time zone,
	"last_trouble" text,
	"estimate" numeric(18, 6) NOT NULL,
	"consumed" numeric(18, 6),
	"failure_class" text,
	"failure_reason" text,
	"failure_charged" boolean,
	"video_key" text,
	"video_bytes" integer,
	"video_sha256" text,
	"video_width" smallint,
	"video_height" smallint,
	"poster_key" text,
	"poster_sha256" text,
	"poster_bytes" integer,
	"placeholder" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"asked_at" timestamp (3) with time zone,
	"rendered_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "generations_state" CHECK ("generations"."state" in ('queued','submitting','unconfirmed','rendering','saving','ready','failed','canceled')),
	CONSTRAINT "generations_ready_is_ours" CHECK ("generations"."state" <> 'ready' or ("generations"."video_key" is not null and "generations"."video_sha256" is not null))
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"generation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"amount" numeric(18, 6) NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "references" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"storage_key" text NOT NULL,
	"thumb_key" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"content_type" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shares" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"user_id" text NOT NULL,
	"generation_id" text NOT NULL,
	"show_prompt" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "shares_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "throttles" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"reset_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transitions" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"generation_id" text NOT NULL,
	"user_id" text NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"note" text,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text,
	"email" text NOT NULL,
	"email_verified" timestamp (3) with time zone,
	"image" text,
	"password_hash" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation_references" ADD CONSTRAINT "generation_references_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation_references" ADD CONSTRAINT "generation_references_reference_id_references_id_fk" FOREIGN KEY ("reference_id") REFERENCES "public"."references"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generations" ADD CONSTRAINT "generations_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "references" ADD CONSTRAINT "references_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transitions" ADD CONSTRAINT "transitions_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "attempts_one_alive" ON "attempts" USING btree ("generation_id") WHERE "attempts"."outcome" in ('pending','accepted','unknown');--> statement-breakpoint
CREATE INDEX "attempts_generation" ON "attempts" USING btree ("generation_id");--> statement-breakpoint
CREATE INDEX "drafts_owner" ON "drafts" USING btree ("user_id","updated_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "generation_references_by_picture" ON "generation_references" USING btree ("reference_id");--> statement-breakpoint
CREATE UNIQUE INDEX "generations_one_per_press" ON "generations" USING btree ("user_id","request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "generations_one_per_task" ON "generations" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "generations_gallery" ON "generations" USING btree ("user_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "generations"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "generations_bin" ON "generations" USING btree ("user_id","deleted_at" DESC NULLS LAST) WHERE "generations"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "generations_due" ON "generations" USING btree ("due_at") WHERE "generations"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "generations_open" ON "generations" USING btree ("user_id","state") WHERE "generations"."state" in ('queued','submitting','unconfirmed','rendering','saving');--> statement-breakpoint
CREATE INDEX "generations_history" ON "generations" USING btree ("duration","finished_at" DESC NULLS LAST) WHERE "generations"."state" = 'ready';--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_reserved_once" ON "ledger" USING btree ("generation_id") WHERE "ledger"."kind" = 'reserve';--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_settled_once" ON "ledger" USING btree ("generation_id") WHERE "ledger"."kind" in ('capture','release');--> statement-breakpoint
CREATE INDEX "ledger_person" ON "ledger" USING btree ("user_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "references_owner_bytes" ON "references" USING btree ("user_id","sha256");--> statement-breakpoint
CREATE INDEX "references_owner_newest" ON "references" USING btree ("user_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "shares_owner" ON "shares" USING btree ("user_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "shares_generation" ON "shares" USING btree ("generation_id");--> statement-breakpoint
CREATE INDEX "transitions_generation" ON "transitions" USING btree ("generation_id","id");--> statement-breakpoint
CREATE INDEX "transitions_person" ON "transitions" USING btree ("user_id","id");