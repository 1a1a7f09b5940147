DROP INDEX "collections_owner";--> statement-breakpoint
DROP INDEX "drafts_owner";--> statement-breakpoint
DROP INDEX "generations_gallery";--> statement-breakpoint
DROP INDEX "generations_bin";--> statement-breakpoint
DROP INDEX "generations_history";--> statement-breakpoint
DROP INDEX "ledger_person";--> statement-breakpoint
DROP INDEX "references_owner_newest";--> statement-breakpoint
DROP INDEX "shares_owner";--> statement-breakpoint
CREATE INDEX "collections_owner" ON "collections" USING btree ("user_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "drafts_owner" ON "drafts" USING btree ("user_id","updated_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "generations_gallery" ON "generations" USING btree ("user_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE "generations"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "generations_bin" ON "generations" USING btree ("user_id","deleted_at" DESC NULLS FIRST) WHERE "generations"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "generations_history" ON "generations" USING btree ("duration","finished_at" DESC NULLS FIRST) WHERE "generations"."state" = 'ready';--> statement-breakpoint
CREATE INDEX "ledger_person" ON "ledger" USING btree ("user_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "references_owner_newest" ON "references" USING btree ("user_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "shares_owner" ON "shares" USING btree ("user_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);