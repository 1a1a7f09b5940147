CREATE TABLE "sequence_videos" (
	"sequence_id" text NOT NULL,
	"generation_id" text NOT NULL,
	CONSTRAINT "sequence_videos_sequence_id_generation_id_pk" PRIMARY KEY("sequence_id","generation_id")
);
--> statement-breakpoint
CREATE TABLE "sequences" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "sequence_videos" ADD CONSTRAINT "sequence_videos_sequence_id_sequences_id_fk" FOREIGN KEY ("sequence_id") REFERENCES "public"."sequences"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sequence_videos" ADD CONSTRAINT "sequence_videos_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sequences" ADD CONSTRAINT "sequences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "sequence_videos_generation" ON "sequence_videos" USING btree ("generation_id");--> statement-breakpoint
CREATE INDEX "sequences_owner" ON "sequences" USING btree ("user_id","updated_at" DESC NULLS FIRST);