ALTER TABLE "drafts" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "saved_prompts" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "generations_texts" ON "generations" USING btree ("user_id",md5("prompt"),"created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "generations"."deleted_at" is null;