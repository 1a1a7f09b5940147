-- Tables and columns by the words of docs/glossary.md. Names change and nothing else: no row is written.
ALTER TABLE "attempts" RENAME TO "submit_attempts";
--> statement-breakpoint
ALTER TABLE "submit_attempts" RENAME COLUMN "rung_at" TO "callback_received_at";
--> statement-breakpoint
ALTER INDEX "attempts_one_alive" RENAME TO "submit_attempts_one_alive";
--> statement-breakpoint
ALTER INDEX "attempts_generation" RENAME TO "submit_attempts_generation";
--> statement-breakpoint
ALTER TABLE "submit_attempts" RENAME CONSTRAINT "attempts_generation_id_generations_id_fk" TO "submit_attempts_generation_id_generations_id_fk";
--> statement-breakpoint
ALTER TABLE "submit_attempts" RENAME CONSTRAINT "attempts_pkey" TO "submit_attempts_pkey";
--> statement-breakpoint
ALTER TABLE "gallery_counts" RENAME COLUMN "shelf" TO "status_group";
--> statement-breakpoint
ALTER TABLE "gallery_counts" RENAME COLUMN "pictures" TO "images";
--> statement-breakpoint
ALTER TABLE "gallery_counts" RENAME COLUMN "favourite" TO "favorite";
--> statement-breakpoint
ALTER TABLE "gallery_entries" RENAME COLUMN "shelf" TO "status_group";
--> statement-breakpoint
ALTER TABLE "gallery_entries" RENAME COLUMN "pictures" TO "images";
--> statement-breakpoint
ALTER TABLE "gallery_entries" RENAME COLUMN "favourite" TO "favorite";
--> statement-breakpoint
ALTER INDEX "gallery_entries_favourites" RENAME TO "gallery_entries_favorites";
--> statement-breakpoint
ALTER INDEX "gallery_entries_bin" RENAME TO "gallery_entries_trash";
--> statement-breakpoint
ALTER TABLE "generation_references" RENAME TO "generation_images";
--> statement-breakpoint
ALTER TABLE "generation_images" RENAME COLUMN "reference_id" TO "image_id";
--> statement-breakpoint
ALTER INDEX "generation_references_by_picture" RENAME TO "generation_images_by_image";
--> statement-breakpoint
ALTER TABLE "generation_images" RENAME CONSTRAINT "generation_references_generation_id_generations_id_fk" TO "generation_images_generation_id_generations_id_fk";
--> statement-breakpoint
ALTER TABLE "generation_images" RENAME CONSTRAINT "generation_references_reference_id_references_id_fk" TO "generation_images_image_id_images_id_fk";
--> statement-breakpoint
ALTER TABLE "generation_images" RENAME CONSTRAINT "generation_references_generation_id_position_pk" TO "generation_images_generation_id_position_pk";
--> statement-breakpoint
ALTER TABLE "generation_images" RENAME CONSTRAINT "generation_references_nine" TO "generation_images_nine";
--> statement-breakpoint
ALTER TABLE "generations" RENAME COLUMN "set_id" TO "batch_id";
--> statement-breakpoint
ALTER TABLE "generations" RENAME COLUMN "parked_at" TO "stalled_at";
--> statement-breakpoint
ALTER TABLE "generations" RENAME COLUMN "asked_at" TO "polled_at";
--> statement-breakpoint
ALTER INDEX "generations_one_per_press" RENAME TO "generations_one_per_request";
--> statement-breakpoint
ALTER INDEX "generations_bin" RENAME TO "generations_trash";
--> statement-breakpoint
ALTER INDEX "generations_set" RENAME TO "generations_batch";
--> statement-breakpoint
ALTER INDEX "ledger_person" RENAME TO "ledger_user";
--> statement-breakpoint
ALTER TABLE "references" RENAME TO "images";
--> statement-breakpoint
ALTER INDEX "references_owner_bytes" RENAME TO "images_owner_bytes";
--> statement-breakpoint
ALTER INDEX "references_owner_newest" RENAME TO "images_owner_newest";
--> statement-breakpoint
ALTER INDEX "references_from_generation" RENAME TO "images_from_generation";
--> statement-breakpoint
ALTER TABLE "images" RENAME CONSTRAINT "references_user_id_users_id_fk" TO "images_user_id_users_id_fk";
--> statement-breakpoint
ALTER TABLE "images" RENAME CONSTRAINT "references_from_generation_generations_id_fk" TO "images_from_generation_generations_id_fk";
--> statement-breakpoint
ALTER TABLE "images" RENAME CONSTRAINT "references_pkey" TO "images_pkey";
--> statement-breakpoint
ALTER TABLE "share_films" RENAME TO "share_videos";
--> statement-breakpoint
ALTER INDEX "share_films_film" RENAME TO "share_videos_generation";
--> statement-breakpoint
ALTER TABLE "share_videos" RENAME CONSTRAINT "share_films_share_id_shares_id_fk" TO "share_videos_share_id_shares_id_fk";
--> statement-breakpoint
ALTER TABLE "share_videos" RENAME CONSTRAINT "share_films_generation_id_generations_id_fk" TO "share_videos_generation_id_generations_id_fk";
--> statement-breakpoint
ALTER TABLE "share_videos" RENAME CONSTRAINT "share_films_share_id_position_pk" TO "share_videos_share_id_position_pk";
--> statement-breakpoint
ALTER TABLE "share_videos" RENAME CONSTRAINT "share_films_position" TO "share_videos_position";
--> statement-breakpoint
ALTER TABLE "shares" RENAME COLUMN "show_references" TO "show_images";
--> statement-breakpoint
ALTER TABLE "throttles" RENAME TO "rate_limits";
--> statement-breakpoint
ALTER TABLE "rate_limits" RENAME CONSTRAINT "throttles_pkey" TO "rate_limits_pkey";
--> statement-breakpoint
ALTER INDEX "transitions_person" RENAME TO "transitions_user";
--> statement-breakpoint
-- The bodies of functions name tables and columns as text.
ALTER FUNCTION gallery_shelf(text) RENAME TO gallery_status_group;
--> statement-breakpoint
ALTER FUNCTION gallery_pictures() RENAME TO gallery_images;
--> statement-breakpoint
ALTER TRIGGER gallery_pictures ON generation_images RENAME TO gallery_images;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION gallery_add() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO gallery_entries (generation_id, user_id, created_at, month, status_group, ratio, duration, model, words, deleted_at, cost)
    SELECT id, user_id, created_at, gallery_month(created_at), gallery_status_group(state), ratio, duration, model,
      gallery_words(concat_ws(' ', title, prompt)), deleted_at, consumed FROM fresh;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION gallery_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE gallery_entries e SET status_group = gallery_status_group(NEW.state), deleted_at = NEW.deleted_at,
    words = CASE WHEN NEW.title IS DISTINCT FROM OLD.title
      THEN gallery_words(concat_ws(' ', NEW.title, NEW.prompt, e.note, array_to_string(e.tags, ' '))) ELSE e.words END
    WHERE e.generation_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION gallery_images() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE gallery_entries SET images = true
    WHERE NOT images AND generation_id IN (SELECT generation_id FROM fresh);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION gallery_shares() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed text[];
BEGIN
  IF TG_TABLE_NAME = 'shares' THEN
    changed := ARRAY(
      SELECT generation_id FROM share_videos WHERE share_id = NEW.id
      UNION
      SELECT generation_id FROM collection_items WHERE collection_id IN (NEW.collection_id, OLD.collection_id)
    );
  ELSIF TG_OP = 'DELETE' THEN
    changed := ARRAY[OLD.generation_id];
  ELSE
    changed := ARRAY[NEW.generation_id];
  END IF;
  UPDATE gallery_entries e SET shared = NOT e.shared
    WHERE e.generation_id = ANY (changed) AND e.shared <> (
      EXISTS (
        SELECT 1 FROM share_videos v JOIN shares s ON s.id = v.share_id
        WHERE v.generation_id = e.generation_id AND s.revoked_at IS NULL
      ) OR EXISTS (
        SELECT 1 FROM collection_items i JOIN shares s ON s.collection_id = i.collection_id
        WHERE i.generation_id = e.generation_id AND s.revoked_at IS NULL
      )
    );
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION gallery_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO gallery_counts (user_id, month, status_group, ratio, duration, model, images, shared, favorite, deleted, n)
      SELECT user_id, month, status_group, ratio, duration, model, images, shared, favorite, deleted_at IS NOT NULL, count(*)
      FROM fresh GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO gallery_counts (user_id, month, status_group, ratio, duration, model, images, shared, favorite, deleted, n)
      SELECT user_id, month, status_group, ratio, duration, model, images, shared, favorite, deleted_at IS NOT NULL, -count(*)
      FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
  ELSE
    INSERT INTO gallery_counts (user_id, month, status_group, ratio, duration, model, images, shared, favorite, deleted, n)
      SELECT user_id, month, status_group, ratio, duration, model, images, shared, favorite, deleted, sum(n) FROM (
        SELECT user_id, month, status_group, ratio, duration, model, images, shared, favorite, deleted_at IS NOT NULL AS deleted, 1 AS n FROM fresh
        UNION ALL
        SELECT user_id, month, status_group, ratio, duration, model, images, shared, favorite, deleted_at IS NOT NULL, -1 FROM gone
      ) moved GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$;
