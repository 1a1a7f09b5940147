CREATE TABLE "collection_items" (
	"collection_id" text NOT NULL,
	"generation_id" text NOT NULL,
	"position" double precision NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "collection_items_collection_id_generation_id_pk" PRIMARY KEY("collection_id","generation_id")
);
--> statement-breakpoint
CREATE TABLE "collections" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"cover_id" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gallery_counts" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"month" integer NOT NULL,
	"shelf" text NOT NULL,
	"ratio" text NOT NULL,
	"duration" smallint NOT NULL,
	"model" text NOT NULL,
	"pictures" boolean NOT NULL,
	"shared" boolean NOT NULL,
	"favourite" boolean NOT NULL,
	"deleted" boolean NOT NULL,
	"n" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gallery_entries" (
	"generation_id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"month" integer NOT NULL,
	"shelf" text NOT NULL,
	"ratio" text NOT NULL,
	"duration" smallint NOT NULL,
	"model" text NOT NULL,
	"pictures" boolean DEFAULT false NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"favourite" boolean DEFAULT false NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"words" text NOT NULL,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "collection_items" ADD CONSTRAINT "collection_items_collection_id_collections_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."collections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_items" ADD CONSTRAINT "collection_items_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collections" ADD CONSTRAINT "collections_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collections" ADD CONSTRAINT "collections_cover_id_generations_id_fk" FOREIGN KEY ("cover_id") REFERENCES "public"."generations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gallery_entries" ADD CONSTRAINT "gallery_entries_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gallery_entries" ADD CONSTRAINT "gallery_entries_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "collection_items_order" ON "collection_items" USING btree ("collection_id","position","generation_id");--> statement-breakpoint
CREATE INDEX "collection_items_generation" ON "collection_items" USING btree ("generation_id");--> statement-breakpoint
CREATE INDEX "collections_owner" ON "collections" USING btree ("user_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "gallery_counts_owner" ON "gallery_counts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "gallery_entries_newest" ON "gallery_entries" USING btree ("user_id","created_at" DESC NULLS FIRST,"generation_id" DESC NULLS FIRST) WHERE "gallery_entries"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "gallery_entries_favourites" ON "gallery_entries" USING btree ("user_id","created_at" DESC NULLS FIRST,"generation_id" DESC NULLS FIRST) WHERE "gallery_entries"."deleted_at" is null and "gallery_entries"."favourite";--> statement-breakpoint
CREATE INDEX "gallery_entries_bin" ON "gallery_entries" USING btree ("user_id","deleted_at" DESC NULLS FIRST,"generation_id" DESC NULLS FIRST) WHERE "gallery_entries"."deleted_at" is not null;