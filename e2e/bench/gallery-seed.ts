import { sql } from "drizzle-orm";
import type { Db } from "@/db/database";

/**
 * Videos over three years, with words in two languages, one word in every 10,000th prompt and one word in a single
 * prompt.
 */
export async function seedGallery(db: Db, userId: string, videos: number): Promise<void> {
  await unhurried(db, async () => {
    await insertVideos(db, userId, videos);
    // Otherwise autovacuum starts a minute later, in the middle of the measurements, and reads and writes every table.
    await db.execute(sql`vacuum (analyze)`);
  });
  await db.execute(sql`checkpoint`);
}

/** Lifts the limit that every connection has for its queries. Used one after another, they get the same connection. */
export async function unhurried(db: Db, run: () => Promise<void>): Promise<void> {
  await db.execute(sql`set statement_timeout = 0`);
  await run();
  await db.execute(sql`set statement_timeout = '30s'`);
}

async function insertVideos(db: Db, userId: string, videos: number): Promise<void> {
  // Filling an index row by row takes ten times as long as building it at the end.
  await db.execute(sql`drop index if exists gallery_entries_words`);
  await db.execute(sql`
    with words as (select array['red','fox','running','snow','dawn','camera','slow','push','steam','tea','house','window',
      'rain','neon','street','night','city','boat','paper','river','mountain','dancer','silk','golden','light','shadow',
      'portrait','wide','shot','close','macro','drone','forest','mist','horse','desert','wave','ocean','lantern','market',
      'train','station','umbrella','mirror','glass','fire','smoke','bird','crane','whale','astronaut','robot','garden',
      'bamboo','temple','bridge','violin','piano','child','grandmother','kitchen','bread','coffee','lighthouse'] as latin,
      array['城市夜晚','霓虹灯倒映','红色狐狸','雪地奔跑','茶馆窗边','缓缓推进','纸船','竹林','灯笼','老人微笑','海浪拍岸','慢镜头'] as chinese)
    insert into generations (id, user_id, request_id, state, prompt, model, ratio, duration, estimate, consumed,
      failure_class, failure_charged, video_key, video_sha256, video_bytes, placeholder, created_at, finished_at)
    select id, ${userId}, id, case when i % 5 = 0 then 'failed' else 'ready' end,
      case when i % 6 = 0
        then (select string_agg(chinese[1 + abs(hashint4(i * 31 + k)::bigint) % 12], ',') from generate_series(1, 6) k)
        else (select string_agg(latin[1 + abs(hashint4(i * 31 + k)::bigint) % 64], ' ') from generate_series(1, 22) k) end
        || case when i % 10007 = 0 then ' zeppelin' when i = ${videos} / 3 then ' unicornucopia' else '' end,
      'seedance-2.0', (array['16:9','9:16','1:1','4:3','3:4','21:9'])[1 + abs(hashint4(i)::bigint) % 6],
      (array[5,10,15])[1 + abs(hashint4(i + 7)::bigint) % 3], 0.5, 0.5,
      case when i % 5 = 0 then 'moderation_text' end, case when i % 5 = 0 then false end,
      case when i % 5 > 0 then 'videos/' || id || '.mp4' end, case when i % 5 > 0 then 'bench' end, 1, '#1b2a33',
      at, at + interval '90 seconds'
    from words, generate_series(1, ${videos}) i,
      lateral (select gen_random_uuid()::text as id, now() - i * (interval '3 years' / ${videos}::integer) as at) made`);
  await db.execute(sql`create index gallery_entries_words on gallery_entries
    using gin (gallery_tokens(user_id, month, words, gallery_kinds(status_group, ratio, duration, model, images, shared, favorite)))
    with (fastupdate = off)`);
}
