CREATE TABLE "provider_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"secret_id" text NOT NULL,
	"sealed" text NOT NULL,
	"last_four" text NOT NULL,
	"credits_day" numeric(18, 6),
	"credits_month" numeric(18, 6),
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "provider_key_id" text;--> statement-breakpoint
ALTER TABLE "instance_settings" ADD COLUMN "own_keys" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "provider_keys" ADD CONSTRAINT "provider_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "provider_keys_one" ON "provider_keys" USING btree ("user_id") WHERE "provider_keys"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "provider_keys_user" ON "provider_keys" USING btree ("user_id");