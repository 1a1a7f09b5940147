CREATE TABLE "element_images" (
	"element_id" text NOT NULL,
	"position" smallint NOT NULL,
	"image_id" text NOT NULL,
	"shows" text NOT NULL,
	"wake_words" text[] DEFAULT '{}'::text[] NOT NULL,
	CONSTRAINT "element_images_element_id_position_pk" PRIMARY KEY("element_id","position"),
	CONSTRAINT "element_images_nine" CHECK ("element_images"."position" between 1 and 9),
	CONSTRAINT "element_images_shows" CHECK ("element_images"."shows" in ('face','full_body','outfit','detail','place','angle','other'))
);
--> statement-breakpoint
CREATE TABLE "elements" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"role" text,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "elements_kind" CHECK ("elements"."kind" in ('character','place','object','style'))
);
--> statement-breakpoint
CREATE TABLE "generation_elements" (
	"generation_id" text NOT NULL,
	"position" smallint NOT NULL,
	"element_id" text,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"description" text NOT NULL,
	"numbers" smallint[] NOT NULL,
	CONSTRAINT "generation_elements_generation_id_position_pk" PRIMARY KEY("generation_id","position"),
	CONSTRAINT "generation_elements_nine" CHECK ("generation_elements"."position" between 1 and 9)
);
--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "template" text;--> statement-breakpoint
ALTER TABLE "generations" ADD COLUMN "choices" jsonb;--> statement-breakpoint
ALTER TABLE "element_images" ADD CONSTRAINT "element_images_element_id_elements_id_fk" FOREIGN KEY ("element_id") REFERENCES "public"."elements"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "element_images" ADD CONSTRAINT "element_images_image_id_images_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."images"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "elements" ADD CONSTRAINT "elements_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation_elements" ADD CONSTRAINT "generation_elements_generation_id_generations_id_fk" FOREIGN KEY ("generation_id") REFERENCES "public"."generations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "generation_elements" ADD CONSTRAINT "generation_elements_element_id_elements_id_fk" FOREIGN KEY ("element_id") REFERENCES "public"."elements"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "element_images_once" ON "element_images" USING btree ("element_id","image_id");--> statement-breakpoint
CREATE INDEX "element_images_by_image" ON "element_images" USING btree ("image_id");--> statement-breakpoint
CREATE UNIQUE INDEX "elements_name" ON "elements" USING btree ("user_id","name_key") WHERE "elements"."deleted_at" is null;--> statement-breakpoint
CREATE INDEX "elements_owner" ON "elements" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "generation_elements_by_element" ON "generation_elements" USING btree ("element_id") WHERE "generation_elements"."element_id" is not null;