CREATE TABLE "saved_prompts" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "made_from" text;--> statement-breakpoint
ALTER TABLE "references" ADD COLUMN "from_generation" text;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "collection_id" text;--> statement-breakpoint
ALTER TABLE "saved_prompts" ADD CONSTRAINT "saved_prompts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "saved_prompts_owner" ON "saved_prompts" USING btree ("user_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("user_id","name");--> statement-breakpoint
ALTER TABLE "references" ADD CONSTRAINT "references_from_generation_generations_id_fk" FOREIGN KEY ("from_generation") REFERENCES "public"."generations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_collection_id_collections_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collections"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "generations_retries" ON "generations" USING btree ("retry_of") WHERE "generations"."retry_of" is not null;--> statement-breakpoint
CREATE INDEX "generations_descendants" ON "generations" USING btree ("made_from") WHERE "generations"."made_from" is not null;--> statement-breakpoint
CREATE INDEX "generations_set" ON "generations" USING btree ("set_id") WHERE "generations"."set_id" is not null;--> statement-breakpoint
CREATE INDEX "references_from_generation" ON "references" USING btree ("from_generation") WHERE "references"."from_generation" is not null;--> statement-breakpoint
CREATE INDEX "shares_collection" ON "shares" USING btree ("collection_id") WHERE "shares"."collection_id" is not null;