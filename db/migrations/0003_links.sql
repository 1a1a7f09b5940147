CREATE TABLE "share_counts" (
	"share_id" text NOT NULL,
	"day" date NOT NULL,
	"views" integer DEFAULT 0 NOT NULL,
	"plays" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "share_counts_share_id_day_pk" PRIMARY KEY("share_id","day")
);
--> statement-breakpoint
CREATE TABLE "share_films" (
	"share_id" text NOT NULL,
	"position" smallint NOT NULL,
	"generation_id" text NOT NULL,
	CONSTRAINT "share_films_share_id_position_pk" PRIMARY KEY("share_id","position"),
	CONSTRAINT "share_films_position" CHECK ("share_films"."position" between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "shares" DROP CONSTRAINT "shares_generation_id_generations_id_fk";
--> statement-breakpoint
DROP INDEX "shares_generation";--> statement-breakpoint
DROP INDEX "shares_owner";--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "title" text;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "show_references" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "show_settings" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "allow_download" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "allow_remix" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "indexable" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "password_hash" text;--> statement-breakpoint
ALTER TABLE "shares" ADD COLUMN "ends_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "share_counts" ADD CONSTRAINT "share_counts_share_id_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_films" ADD CONSTRAINT "share_films_share_id_shares_id_fk" FOREIGN KEY ("share_id") REFERENCES "public"."shares"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_films" ADD CONSTRAINT "share_films_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "share_films_film" ON "share_films" USING btree ("generation_id");--> statement-breakpoint
CREATE INDEX "shares_owner" ON "shares" USING btree ("user_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
DROP TRIGGER gallery_shares ON shares;--> statement-breakpoint
-- Now by the films of a link: when one comes to it or goes, and when the link ends.
CREATE OR REPLACE FUNCTION gallery_shares() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed text[];
BEGIN
  IF TG_TABLE_NAME = 'shares' THEN
    changed := ARRAY(SELECT generation_id FROM share_films WHERE share_id = NEW.id);
  ELSIF TG_OP = 'DELETE' THEN
    changed := ARRAY[OLD.generation_id];
  ELSE
    changed := ARRAY[NEW.generation_id];
  END IF;
  UPDATE gallery_entries e SET shared = NOT e.shared
    WHERE e.generation_id = ANY (changed) AND e.shared <> EXISTS (
      SELECT 1 FROM share_films f JOIN shares s ON s.id = f.share_id
      WHERE f.generation_id = e.generation_id AND s.revoked_at IS NULL
    );
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER gallery_shares AFTER UPDATE OF revoked_at ON shares FOR EACH ROW EXECUTE FUNCTION gallery_shares();--> statement-breakpoint
CREATE TRIGGER gallery_shares AFTER INSERT OR DELETE ON share_films FOR EACH ROW EXECUTE FUNCTION gallery_shares();--> statement-breakpoint
INSERT INTO "share_films" ("share_id", "position", "generation_id") SELECT "id", 1, "generation_id" FROM "shares";--> statement-breakpoint
ALTER TABLE "shares" DROP COLUMN "generation_id";