ALTER TABLE "users" ADD COLUMN "time_zone" text;
--> statement-breakpoint
-- One rule for what is stored to be found and for what is searched for: compatibility forms (full width, half width,
-- ligatures) become plain ones, capitals small, and what a script may leave out goes: accents, tones, harakat, niqqud,
-- joiners. Vowel signs of Indic scripts, Thai vowels and the voicing marks of kana stay: without them it is another word.
-- Those marks are the ones that Unicode's collation ignores at its first level (UTS #10, CLDR root). `lower` knows only
-- ASCII where the database was made with the locale C, hence a collation by name.
DO $do$
DECLARE cased text;
BEGIN
  SELECT format('pg_catalog.%I', collname) INTO cased
    FROM unnest(ARRAY['pg_c_utf8', 'und-x-icu', 'C.utf8', 'en_US.utf8']) WITH ORDINALITY AS wish(name, place)
    JOIN pg_collation ON collname = name AND collnamespace = 'pg_catalog'::regnamespace
      AND collencoding IN (-1, pg_char_to_encoding('UTF8'))
    ORDER BY place LIMIT 1;
  EXECUTE format($make$
    CREATE FUNCTION folded_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $body$
      SELECT CASE WHEN octet_length(value) = length(value) THEN lower(value COLLATE %1$s) ELSE
        normalize(regexp_replace(translate(replace(lower(normalize(value, NFKD) COLLATE %1$s), 'ß', 'ss'), 'ıς', 'iσ'),
          '[\u00ad\u0300-\u0362\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0600-\u0605\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dd\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u070f\u0711\u0730-\u074a\u07eb-\u07f3\u07fd\u0818\u0819\u081c-\u0823\u0825-\u0827\u0829-\u082d\u0859-\u085b\u0890-\u089f\u08ca-\u0903\u093c\u0951-\u0954\u0981-\u0983\u09bc\u09fe-\u0a03\u0a3c\u0a70\u0a71\u0a81-\u0a83\u0abc\u0afa-\u0b03\u0b3c\u0b55\u0b82\u0c00-\u0c04\u0c3c\u0c81-\u0c83\u0cbc\u0cf3-\u0d03\u0d81-\u0d83\u0e47-\u0e4e\u0ec8-\u0ece\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e\u0f3f\u0f7e\u0f7f\u0f82\u0f83\u0f86\u0f87\u0fc6\u1036-\u1038\u135d-\u135f\u17b4\u17b5\u17c6-\u17d1\u17d3\u17dd\u180b-\u180f\u1939-\u193b\u1a74-\u1a7f\u1ab0-\u1abe\u1ac1-\u1acb\u1acf-\u1b04\u1b34\u1b6b-\u1b73\u1b80-\u1b82\u1be6\u1c37\u1cd0-\u1cd2\u1cd4-\u1ce8\u1ced\u1cf4\u1cf7-\u1cf9\u1dc0-\u1dc9\u1dcb-\u1dd1\u1df5-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20f0\u2cef-\u2cf1\u2d7f\u302a-\u302f\ua66f-\ua672\ua67c\ua67d\ua6f0\ua6f1\ua80b\ua880\ua881\ua8c5\ua8e0-\ua8f1\ua92b-\ua92d\ua980-\ua983\ua9b3\uaabf\uaac1\uabec\ufb1e\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\ufff9-\ufffb\U000101fd\U000102e0\U00010a0d-\U00010a0f\U00010a38-\U00010a3a\U00010ae5\U00010ae6\U00010d24-\U00010d27\U00010d6a-\U00010d6d\U00010eab\U00010eac\U00010efa-\U00010eff\U00010f46-\U00010f50\U00010f82-\U00010f85\U00011000-\U00011002\U00011080-\U00011082\U000110ba\U000110bd\U000110cd\U00011100-\U00011102\U00011173\U00011180-\U00011182\U000111c9-\U000111cc\U000111cf\U00011234\U00011236\U00011237\U0001123e\U000112df\U000112e9\U00011300-\U00011303\U0001133b\U0001133c\U00011366-\U00011374\U000113ca-\U000113cd\U000113d2\U000113e1\U000113e2\U00011443-\U00011446\U0001145e\U000114bf-\U000114c1\U000114c3\U000115bc-\U000115be\U000115c0\U0001163d\U0001163e\U00011640\U000116ab\U000116ac\U000116b7\U00011837\U00011838\U0001183a\U0001193b\U0001193c\U00011943\U000119de\U000119df\U00011a33\U00011a35-\U00011a39\U00011a96-\U00011a98\U00011c3c-\U00011c3e\U00011cb5\U00011cb6\U00011d40-\U00011d43\U00011d95\U00011d96\U00011f00\U00011f01\U00011f03\U00011f5a\U00013430-\U00013440\U00013447-\U00013455\U0001612d\U00016af0-\U00016af4\U00016b30-\U00016b36\U00016fe4-\U00016ff1\U0001bc9d\U0001bc9e\U0001bca0-\U0001bca3\U0001cf00-\U0001cf46\U0001d165-\U0001d169\U0001d16d-\U0001d182\U0001d185-\U0001d18b\U0001d1aa-\U0001d1ad\U0001d242-\U0001d244\U0001da00-\U0001da36\U0001da3b-\U0001da6c\U0001da75\U0001da84\U0001da9b-\U0001daaf\U0001e130-\U0001e136\U0001e2ae\U0001e2ec-\U0001e2ef\U0001e4ec-\U0001e4ef\U0001e5ee\U0001e5ef\U0001e8d0-\U0001e8d6\U0001e944-\U0001e94a\U000e0001-\U000e01ef]+', '', 'g'), NFC) END
    $body$
  $make$, coalesce(cased, 'pg_catalog."default"'));
END $do$;
--> statement-breakpoint
-- Text as folded words between single spaces: whatever is no letter, mark or digit separates. Runs of scripts that write
-- without spaces (Thai and Lao, Burmese, Khmer, and all from the Chinese and Japanese signs on) stand apart.
CREATE OR REPLACE FUNCTION gallery_words(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ' ' || btrim(regexp_replace(regexp_replace(regexp_replace(folded_text(value),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab\u00ac\u00ae-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u02c2-\u02c5\u02d2-\u02df\u02e5-\u02eb\u02ed\u02ef-\u02ff\u0375\u037e\u0384\u0385\u0387\u03f6\u0482\u055a-\u055f\u0589-\u058f\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u0606-\u060f\u061b\u061d-\u061f\u066a-\u066d\u06d4\u06de\u06e9\u06fd\u06fe\u0700-\u070d\u07f6-\u07f9\u07fe\u07ff\u0830-\u083e\u085e\u0888\u0964\u0965\u0970\u09f2\u09f3\u09fa\u09fb\u09fd\u0a76\u0af0\u0af1\u0b70\u0bf3-\u0bfa\u0c77\u0c7f\u0c84\u0d4f\u0d79\u0df4\u0e3f\u0e4f\u0e5a\u0e5b\u0f01-\u0f17\u0f1a-\u0f1f\u0f34\u0f36\u0f38\u0f3a-\u0f3d\u0f85\u0fbe-\u0fc5\u0fc7-\u0fda\u104a-\u104f\u109e\u109f\u10fb\u1360-\u1368\u1390-\u1399\u1400\u166d\u166e\u1680\u169b\u169c\u16eb-\u16ed\u1735\u1736\u17d4-\u17d6\u17d8-\u17db\u1800-\u180a\u1940-\u1945\u19de-\u19ff\u1a1e\u1a1f\u1aa0-\u1aa6\u1aa8-\u1aad\u1b4e\u1b4f\u1b5a-\u1b6a\u1b74-\u1b7f\u1bfc-\u1bff\u1c3b-\u1c3f\u1c7e\u1c7f\u1cc0-\u1cc7\u1cd3\u1fbd\u1fbf-\u1fc1\u1fcd-\u1fcf\u1fdd-\u1fdf\u1fed-\u1fef\u1ffd-\u200a\u2010-\u2029\u202f-\u205f\u207a-\u207e\u208a-\u208e\u20a0-\u20c1\u2100\u2101\u2103-\u2106\u2108\u2109\u2114\u2116-\u2118\u211e-\u2123\u2125\u2127\u2129\u212e\u213a\u213b\u2140-\u2144\u214a-\u214d\u214f\u218a-\u244a\u249c-\u24e9\u2500-\u2775\u2794-\u2bff\u2ce5-\u2cea\u2cf9-\u2cfc\u2cfe\u2cff\u2d70\u2e00-\u2e2e\u2e30-\u3004\u3008-\u3020\u3030\u3036\u3037\u303d-\u303f\u309b\u309c\u30a0\u30fb\u3190\u3191\u3196-\u319f\u31c0-\u31ef\u3200-\u321e\u322a-\u3247\u3250\u3260-\u327f\u328a-\u32b0\u32c0-\u33ff\u4dc0-\u4dff\ua490-\ua4c6\ua4fe\ua4ff\ua60d-\ua60f\ua673\ua67e\ua6f2-\ua716\ua720\ua721\ua789\ua78a\ua828-\ua82b\ua836-\ua839\ua874-\ua877\ua8ce\ua8cf\ua8f8-\ua8fa\ua8fc\ua92e\ua92f\ua95f\ua9c1-\ua9cd\ua9de\ua9df\uaa5c-\uaa5f\uaa77-\uaa79\uaade\uaadf\uaaf0\uaaf1\uab5b\uab6a\uab6b\uabeb\ue000-\uf8ff\ufb29\ufbb2-\ufbd2\ufd3e-\ufd4f\ufd90\ufd91\ufdc8-\ufdcf\ufdfc-\ufdff\ufe10-\ufe19\ufe30-\ufe6b\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffee\ufffc\ufffd\U00010100-\U00010102\U00010137-\U0001013f\U00010179-\U00010189\U0001018c-\U000101fc\U0001039f\U000103d0\U0001056f\U00010857\U00010877\U00010878\U0001091f\U0001093f\U00010a50-\U00010a58\U00010a7f\U00010ac8\U00010af0-\U00010af6\U00010b39-\U00010b3f\U00010b99-\U00010b9c\U00010d6e\U00010d8e\U00010d8f\U00010ead\U00010ed0-\U00010ed8\U00010f55-\U00010f59\U00010f86-\U00010f89\U00011047-\U0001104d\U000110bb\U000110bc\U000110be-\U000110c1\U00011140-\U00011143\U00011174\U00011175\U000111c5-\U000111c8\U000111cd\U000111db\U000111dd-\U000111df\U00011238-\U0001123d\U000112a9\U000113d4-\U000113d8\U0001144b-\U0001144f\U0001145a-\U0001145d\U000114c6\U000115c1-\U000115d7\U00011641-\U00011643\U00011660-\U0001166c\U000116b9\U0001173c-\U0001173f\U0001183b\U00011944-\U00011946\U000119e2\U00011a3f-\U00011a46\U00011a9a-\U00011a9c\U00011a9e-\U00011aa2\U00011b00-\U00011b09\U00011be1\U00011c41-\U00011c45\U00011c70\U00011c71\U00011ef7\U00011ef8\U00011f43-\U00011f4f\U00011fd5-\U00011fff\U00012470-\U00012474\U00012ff1\U00012ff2\U00016a6e\U00016a6f\U00016af5\U00016b37-\U00016b3f\U00016b44\U00016b45\U00016d6d-\U00016d6f\U00016e97-\U00016e9a\U00016fe2\U0001bc9c\U0001bc9f\U0001cc00-\U0001ccef\U0001ccfa-\U0001cef0\U0001cf50-\U0001d164\U0001d16a-\U0001d16c\U0001d183\U0001d184\U0001d18c-\U0001d1a9\U0001d1ae-\U0001d241\U0001d245\U0001d300-\U0001d356\U0001d6c1\U0001d6db\U0001d6fb\U0001d715\U0001d735\U0001d74f\U0001d76f\U0001d789\U0001d7a9\U0001d7c3\U0001d800-\U0001d9ff\U0001da37-\U0001da3a\U0001da6d-\U0001da74\U0001da76-\U0001da83\U0001da85-\U0001da8b\U0001e14f\U0001e2ff\U0001e5ff\U0001e95e\U0001e95f\U0001ecac\U0001ecb0\U0001ed2e\U0001eef0-\U0001f0f5\U0001f10d-\U0001fbef\U0001fbfa\U000f0000-\U0010fffd]+', ' ', 'g'),
    '([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\U0010ffff]+)', ' \1 ', 'g'), ' +', ' ', 'g')) || ' '
$$;
--> statement-breakpoint
DROP INDEX gallery_entries_words;
--> statement-breakpoint
-- As before, but that one and two signs of every script without spaces are found wherever they stand. No function of ours
-- in it: an index is built without our schema in sight.
CREATE OR REPLACE FUNCTION gallery_tokens(owner text, month integer, words text, kinds text[]) RETURNS integer[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH listed AS (
    SELECT word, ascii(word) >= 12293 OR ascii(word) BETWEEN 3584 AND 3839 OR ascii(word) BETWEEN 4096 AND 4255
      OR ascii(word) BETWEEN 6016 AND 6143 AS unspaced FROM unnest(string_to_array(words, ' ')) word
  )
  SELECT array_agg(DISTINCT hashtext(owner || month::text || token)) FROM (
    SELECT substr(word, at, 3) AS token FROM listed, generate_series(1, length(word) - 2) at WHERE NOT unspaced
    UNION ALL
    SELECT '^' || left(word, size) FROM listed, generate_series(1, 2) size WHERE NOT unspaced AND length(word) >= size
    UNION ALL
    SELECT substr(word, at, size)
      FROM listed, generate_series(1, 2) size, generate_series(1, length(word) - size + 1) at WHERE unspaced
    UNION ALL
    SELECT '#' || kind FROM unnest(kinds) kind WHERE kind IS NOT NULL
  ) tokens
$$;
--> statement-breakpoint
-- Videos from before this migration. No count changes by it, so the journal of counts is not written.
ALTER TABLE gallery_entries DISABLE TRIGGER gallery_count_moved;
--> statement-breakpoint
UPDATE gallery_entries e SET words = gallery_words(concat_ws(' ', g.title, g.prompt, e.note, array_to_string(e.tags, ' ')))
  FROM generations g WHERE g.id = e.generation_id
    AND e.words <> gallery_words(concat_ws(' ', g.title, g.prompt, e.note, array_to_string(e.tags, ' ')));
--> statement-breakpoint
ALTER TABLE gallery_entries ENABLE TRIGGER gallery_count_moved;
--> statement-breakpoint
CREATE INDEX gallery_entries_words ON gallery_entries
  USING gin (gallery_tokens(user_id, month, words, gallery_kinds(shelf, ratio, duration, model, pictures, shared, favourite)))
  WITH (fastupdate = off);
