CREATE TABLE "backups" (
	"id" text PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"alive_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"files" integer,
	"bytes" bigint,
	"new_bytes" bigint,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "file_place" (
	"one" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"store" text NOT NULL,
	"moving_from" text,
	CONSTRAINT "file_place_one" CHECK ("file_place"."one")
);
