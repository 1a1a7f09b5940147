-- Keeps what a video cost beside what else the gallery looks it up by.
CREATE OR REPLACE FUNCTION gallery_add() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO gallery_entries (generation_id, user_id, created_at, month, shelf, ratio, duration, model, words, deleted_at, cost)
    SELECT id, user_id, created_at, gallery_month(created_at), gallery_shelf(state), ratio, duration, model,
      gallery_words(concat_ws(' ', title, prompt)), deleted_at, consumed FROM fresh;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION gallery_cost() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE gallery_entries SET cost = NEW.consumed WHERE generation_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER gallery_cost AFTER UPDATE ON generations FOR EACH ROW
  WHEN (OLD.consumed IS DISTINCT FROM NEW.consumed) EXECUTE FUNCTION gallery_cost();
--> statement-breakpoint
-- Videos from before this migration. No count changes by it, so the journal of counts is not written.
ALTER TABLE gallery_entries DISABLE TRIGGER gallery_count_moved;
--> statement-breakpoint
UPDATE gallery_entries e SET cost = g.consumed FROM generations g WHERE g.id = e.generation_id AND g.consumed IS NOT NULL;
--> statement-breakpoint
ALTER TABLE gallery_entries ENABLE TRIGGER gallery_count_moved;
