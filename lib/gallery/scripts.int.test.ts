import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setNote } from "@/db/gallery/entry-queries";
import { findEntries } from "@/db/gallery/gallery-queries";
import { wordsOf } from "@/db/gallery/word-queries";
import { rowsOf } from "@/db/rows";
import { openTestDatabase, type TestDatabase } from "@/e2e/fixtures/database";
import { addGeneration, addUser } from "@/e2e/fixtures/rows";
import { termsOf } from "./search-terms";

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** Whether a search finds a video with this prompt, by scanning and by the word index too. */
async function finds(prompt: string, asked: string): Promise<boolean> {
  const { db } = database;
  const userId = await addUser(db);
  const id = await addGeneration(db, { userId, prompt });
  const terms = await termsOf(db, asked);
  if (terms.length === 0) return false;
  const walked = await findEntries(db, { userId, filter: { terms }, limit: 5 });
  const [{ indexed } = { indexed: false }] = await rowsOf<{ indexed: boolean }>(
    db,
    sql`select gallery_tokens(user_id, month, words, '{}') @> gallery_ask(user_id, month,
      array[${sql.join(
        terms.flatMap((term) => term.tokens.map((token) => sql`${token}`)),
        sql`, `,
      )}]::text[]) as indexed from gallery_entries where generation_id = ${id}`,
  );
  const found = walked.some((place) => place.id === id);
  // The index may be less exact, but must never miss: what it lacks cannot be found in a long gallery.
  expect(found && !indexed, `${prompt} / ${asked}`).toBe(false);
  return found;
}

test.each([
  ["composed and decomposed", "Café crème", "CAFE\u0301 cre\u0300me"],
  ["Vietnamese", "Phở bò Hà Nội", "pho bo ha noi"],
  ["Korean syllables and their letters", "한국의 밤", "한국의 밤".normalize("NFD")],
  ["full width and half width", "Ｆｏｘ　２０２６", "fox 2026"],
  ["katakana", "ガラス", "ｶﾞﾗｽ"],
  ["Cyrillic capitals", "ПРИВЕТ МИР", "привет мир"],
  ["Greek with its last sigma", "ΟΔΟΣ ΕΡΜΟΥ", "οδός ερμού"],
  ["Armenian capitals", "ՀԱՅԱՍՏԱՆ", "հայաստան"],
  ["German sharp s", "STRASSE", "straße"],
  ["Turkish dotted and dotless i", "ISPARTA IŞIK", "ısparta ışık"],
  ["Turkish capital dotted i", "İSTANBUL", "istanbul"],
  ["Arabic harakat", "اَلْقِطَّةُ تَنَامُ", "القطة تنام"],
  ["Arabic tatweel", "قـــط", "قط"],
  ["Hebrew niqqud", "שָׁלוֹם עוֹלָם", "שלום עולם"],
  ["Thai tone marks", "ช้าง", "ชาง"],
  ["Hindi nukta", "ज़मीन", "जमीन"],
  ["ligatures", "ﬁne ﬂames", "fine flames"],
  ["accents, left out", "Müller à Besançon", "muller a besancon"],
  ["joiners inside Persian", "می‌خواهم", "میخواهم"],
])("%s find each other both ways", async (_, one, other) => {
  expect(await finds(one, other)).toBe(true);
  expect(await finds(other, one)).toBe(true);
  for (const form of ["NFC", "NFD", "NFKC", "NFKD"] as const) {
    expect(await finds(one.normalize(form), other)).toBe(true);
    expect(await finds(other, one.normalize(form))).toBe(true);
  }
});

test.each([
  ["Hindi with its vowel signs", "हिन्दी में सूर्यास्त", "हिन्दी"],
  ["Thai, in the middle of a run", "ช้างเดินในป่าฝน", "ป่า"],
  ["Thai, a short word in the middle of a run", "เห็นงูในป่า", "งู"],
  ["Tamil", "கடல் அலைகள்", "அலை"],
  ["Khmer", "ភ្នំពេញ", "ពេញ"],
  ["Burmese", "မြန်မာ", "မာ"],
  ["Tibetan", "བོད་ཡིག", "ཡིག"],
  ["Ethiopic", "አዲስ፡አበባ", "አበባ"],
  ["Javanese", "ꦗꦮ", "ꦮ"],
  ["Cherokee", "ᏣᎳᎩ", "ᏣᎳᎩ"],
  ["Chinese beyond the first plane", "𠮷野家的夜晚", "𠮷野"],
  ["Adlam", "𞤀𞤣𞤤𞤢𞤥", "𞤀𞤣𞤤𞤢𞤥"],
  ["a sentence in guillemets", "«Лиса» бежит", "лиса"],
])("%s is found as written", async (_, prompt, asked) => {
  expect(await finds(prompt, asked)).toBe(true);
});

test("vowels and voicing marks that make another word are distinguished", async () => {
  expect(await finds("กัน", "กิน")).toBe(false);
  expect(await finds("कमल", "कमाल")).toBe(false);
  expect(await finds("ガラス", "カラス")).toBe(false);
  expect(await finds("狐狸", "狐狼")).toBe(false);
});

test("wildcards and characters that the database cannot store are never part of a word", async () => {
  expect(await wordsOf(database.db, "100%_off\\ 让@image1跳舞!")).toEqual(["100", "off", "让", "image1", "跳舞"]);
  expect(await termsOf(database.db, "fox\0 \ud800")).toEqual(await termsOf(database.db, "FOX"));
});

test("title, note and tags are normalized like the prompt", async () => {
  const userId = await addUser(database.db);
  const id = await addGeneration(database.db, { userId, prompt: "a fox" });
  await setNote(database.db, { userId, id, title: "ÉTÉ", note: "שָׁלוֹם", tags: ["Ｎｅｏｎ"] });
  for (const asked of ["été", "שלום", "neon"]) {
    const found = await findEntries(database.db, {
      userId,
      filter: { terms: await termsOf(database.db, asked) },
      limit: 5,
    });
    expect(found.map((place) => place.id)).toEqual([id]);
  }
});

test("every letter and digit of Unicode is part of a word, and no other character is", async () => {
  const { db } = database;
  const [letters, others]: [string[], string[]] = [[], []];
  for (let code = 0x21; code < 0x30000; code++) {
    const sign = String.fromCodePoint(code);
    // A letter alone: marks need a base letter, and unassigned characters belong to no word.
    if (/[\p{L}\p{Nd}]/u.test(sign.normalize("NFKD").replace("ـ", ""))) letters.push(sign);
    else if (/[\p{P}\p{S}\p{Z}\p{Cc}]/u.test(sign) && sign.normalize("NFKD") === sign) others.push(sign);
  }
  const lost = await rowsOf<{ sign: string }>(
    db,
    sql`select sign from json_array_elements_text(${JSON.stringify(letters)}::json) sign
      where gallery_words('x' || sign || 'x') in (' x x ', ' xx ')`,
  );
  expect(lost.map(({ sign }) => sign)).toEqual([]);
  const kept = await rowsOf<{ sign: string }>(
    db,
    sql`select sign from json_array_elements_text(${JSON.stringify(others)}::json) sign
      where gallery_words('x' || sign || 'x') not in (' x x ', ' xx ')`,
  );
  expect(kept.map(({ sign }) => sign)).toEqual([]);
});
