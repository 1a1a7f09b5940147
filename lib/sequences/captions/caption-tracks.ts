import type { Db } from "@/db/database";
import { captionedVideos } from "@/db/sequences/caption-queries";
import { captionLanguage } from "./caption-language";

/** The captions of an exported video, as a player gets them. `language` as BCP 47 has it. */
export type CaptionTrack = { url: string; language: string };

/** The languages of the captions of those of a user's videos that have any, by video. */
export async function captionLanguages(
  db: Db,
  key: { userId: string; ids: string[] },
): Promise<ReadonlyMap<string, string>> {
  return new Map((await captionedVideos(db, key)).map(({ id, text }) => [id, captionLanguage(text)]));
}
