-- Keeps gallery_entries and gallery_counts in step with what they are made from, whoever writes it.

-- Text as lower-case words between single spaces. Chinese, Japanese and Korean runs stand apart from what surrounds them.
CREATE FUNCTION gallery_words(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ' ' || btrim(regexp_replace(regexp_replace(regexp_replace(lower(value),
    '[^a-z0-9\u00aa-\u024f\u0370-\u1fff\u3005-\u3007\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff]+', ' ', 'g'),
    '([\u3005-\ufaff]+)', ' \1 ', 'g'), ' +', ' ', 'g')) || ' '
$$;
--> statement-breakpoint
-- What the word index holds: three letters in a row, the first one and two letters of a word, one and two Chinese
-- characters, and the kinds to filter by. Each is hashed together with its owner and month: lists stay a month long, so
-- that matches come newest first without sorting a million, and nobody's lists hold another's videos.
CREATE FUNCTION gallery_tokens(owner text, month integer, words text, kinds text[]) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(DISTINCT hashtext(owner || month::text || token)) FROM (
    SELECT substr(word, at, 3) AS token
      FROM unnest(string_to_array(words, ' ')) word, generate_series(1, length(word) - 2) at WHERE ascii(word) < 12293
    UNION ALL
    SELECT '^' || left(word, size) FROM unnest(string_to_array(words, ' ')) word, generate_series(1, 2) size
      WHERE ascii(word) < 12293 AND length(word) >= size
    UNION ALL
    SELECT substr(word, at, size)
      FROM unnest(string_to_array(words, ' ')) word, generate_series(1, 2) size, generate_series(1, length(word) - size + 1) at
      WHERE ascii(word) >= 12293
    UNION ALL
    SELECT '#' || kind FROM unnest(kinds) kind WHERE kind IS NOT NULL
  ) tokens
$$;
--> statement-breakpoint
-- The same hashes for what a search asks for.
CREATE FUNCTION gallery_ask(owner text, month integer, tokens text[]) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(DISTINCT hashtext(owner || month::text || token)) FROM unnest(tokens) token
$$;
--> statement-breakpoint
CREATE FUNCTION gallery_kinds(shelf text, ratio text, duration smallint, model text, pictures boolean, shared boolean, favourite boolean)
RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ARRAY['s' || shelf, 'r' || ratio, 'd' || duration::text, 'm' || model,
    CASE WHEN pictures THEN 'p' END, CASE WHEN shared THEN 'x' END, CASE WHEN favourite THEN 'f' END]
$$;
--> statement-breakpoint
CREATE FUNCTION gallery_shelf(state text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN state IN ('ready', 'failed', 'canceled') THEN state ELSE 'open' END
$$;
--> statement-breakpoint
CREATE FUNCTION gallery_month(at timestamptz) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT extract(year FROM at AT TIME ZONE 'UTC')::integer * 100 + extract(month FROM at AT TIME ZONE 'UTC')::integer
$$;
--> statement-breakpoint
CREATE FUNCTION gallery_add() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO gallery_entries (generation_id, user_id, created_at, month, shelf, ratio, duration, model, words, deleted_at)
    SELECT id, user_id, created_at, gallery_month(created_at), gallery_shelf(state), ratio, duration, model,
      gallery_words(concat_ws(' ', title, prompt)), deleted_at FROM fresh;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER gallery_add AFTER INSERT ON generations REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION gallery_add();
--> statement-breakpoint
CREATE FUNCTION gallery_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE gallery_entries e SET shelf = gallery_shelf(NEW.state), deleted_at = NEW.deleted_at,
    words = CASE WHEN NEW.title IS DISTINCT FROM OLD.title
      THEN gallery_words(concat_ws(' ', NEW.title, NEW.prompt, e.note, array_to_string(e.tags, ' '))) ELSE e.words END
    WHERE e.generation_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER gallery_change AFTER UPDATE ON generations FOR EACH ROW
  WHEN (gallery_shelf(OLD.state) <> gallery_shelf(NEW.state)
    OR OLD.deleted_at IS DISTINCT FROM NEW.deleted_at OR OLD.title IS DISTINCT FROM NEW.title)
  EXECUTE FUNCTION gallery_change();
--> statement-breakpoint
CREATE FUNCTION gallery_pictures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE gallery_entries SET pictures = true
    WHERE NOT pictures AND generation_id IN (SELECT generation_id FROM fresh);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER gallery_pictures AFTER INSERT ON generation_references REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION gallery_pictures();
--> statement-breakpoint
CREATE FUNCTION gallery_shares() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE gallery_entries e SET shared = now_shared FROM (
    SELECT EXISTS (SELECT 1 FROM shares WHERE generation_id = NEW.generation_id AND revoked_at IS NULL) AS now_shared
  ) s WHERE e.generation_id = NEW.generation_id AND e.shared <> now_shared;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER gallery_shares AFTER INSERT OR UPDATE ON shares FOR EACH ROW EXECUTE FUNCTION gallery_shares();
--> statement-breakpoint
CREATE FUNCTION gallery_note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT gallery_words(concat_ws(' ', title, prompt, NEW.note, array_to_string(NEW.tags, ' ')))
    INTO NEW.words FROM generations WHERE id = NEW.generation_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER gallery_note BEFORE UPDATE ON gallery_entries FOR EACH ROW
  WHEN (OLD.note <> NEW.note OR OLD.tags <> NEW.tags) EXECUTE FUNCTION gallery_note();
--> statement-breakpoint
CREATE FUNCTION gallery_count() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO gallery_counts (user_id, month, shelf, ratio, duration, model, pictures, shared, favourite, deleted, n)
      SELECT user_id, month, shelf, ratio, duration, model, pictures, shared, favourite, deleted_at IS NOT NULL, count(*)
      FROM fresh GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO gallery_counts (user_id, month, shelf, ratio, duration, model, pictures, shared, favourite, deleted, n)
      SELECT user_id, month, shelf, ratio, duration, model, pictures, shared, favourite, deleted_at IS NOT NULL, -count(*)
      FROM gone GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
  ELSE
    INSERT INTO gallery_counts (user_id, month, shelf, ratio, duration, model, pictures, shared, favourite, deleted, n)
      SELECT user_id, month, shelf, ratio, duration, model, pictures, shared, favourite, deleted, sum(n) FROM (
        SELECT user_id, month, shelf, ratio, duration, model, pictures, shared, favourite, deleted_at IS NOT NULL AS deleted, 1 AS n FROM fresh
        UNION ALL
        SELECT user_id, month, shelf, ratio, duration, model, pictures, shared, favourite, deleted_at IS NOT NULL, -1 FROM gone
      ) moved GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 HAVING sum(n) <> 0;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER gallery_count_added AFTER INSERT ON gallery_entries REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION gallery_count();
--> statement-breakpoint
CREATE TRIGGER gallery_count_moved AFTER UPDATE ON gallery_entries REFERENCING OLD TABLE AS gone NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION gallery_count();
--> statement-breakpoint
CREATE TRIGGER gallery_count_gone AFTER DELETE ON gallery_entries REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION gallery_count();
--> statement-breakpoint
-- Videos from before this migration.
INSERT INTO gallery_entries (generation_id, user_id, created_at, month, shelf, ratio, duration, model, pictures, shared, words, deleted_at)
  SELECT id, user_id, created_at, gallery_month(created_at), gallery_shelf(state), ratio, duration, model,
    EXISTS (SELECT 1 FROM generation_references r WHERE r.generation_id = g.id),
    EXISTS (SELECT 1 FROM shares s WHERE s.generation_id = g.id AND s.revoked_at IS NULL),
    gallery_words(concat_ws(' ', title, prompt)), deleted_at FROM generations g;
--> statement-breakpoint
-- Without fastupdate: a list of pending entries would be read through once per month of every search.
CREATE INDEX gallery_entries_words ON gallery_entries
  USING gin (gallery_tokens(user_id, month, words, gallery_kinds(shelf, ratio, duration, model, pictures, shared, favourite)))
  WITH (fastupdate = off);
