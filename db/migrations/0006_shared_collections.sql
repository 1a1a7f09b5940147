-- A film is shared by the links it was chosen for, and by those of the collections in which it stands.
CREATE OR REPLACE FUNCTION gallery_shares() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed text[];
BEGIN
  IF TG_TABLE_NAME = 'shares' THEN
    changed := ARRAY(
      SELECT generation_id FROM share_films WHERE share_id = NEW.id
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
        SELECT 1 FROM share_films f JOIN shares s ON s.id = f.share_id
        WHERE f.generation_id = e.generation_id AND s.revoked_at IS NULL
      ) OR EXISTS (
        SELECT 1 FROM collection_items i JOIN shares s ON s.collection_id = i.collection_id
        WHERE i.generation_id = e.generation_id AND s.revoked_at IS NULL
      )
    );
  RETURN NULL;
END $$;
--> statement-breakpoint
DROP TRIGGER gallery_shares ON shares;
--> statement-breakpoint
CREATE TRIGGER gallery_shares AFTER INSERT OR UPDATE OF revoked_at, collection_id ON shares FOR EACH ROW EXECUTE FUNCTION gallery_shares();
--> statement-breakpoint
CREATE TRIGGER gallery_shares AFTER INSERT OR DELETE ON collection_items FOR EACH ROW EXECUTE FUNCTION gallery_shares();
