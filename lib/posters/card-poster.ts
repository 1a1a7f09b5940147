import "server-only";
import { decode } from "@/lib/images/decoder";
import { redrawnPosters } from "./redrawn-poster";

/** A card is seldom wider on any screen. */
const FIT = { width: 640, height: 640, fit: "inside", withoutEnlargement: true } as const;

/** One of our own posters as large as a card: a third of the bytes. Throws when it is no image. */
export const drawCardPoster = async (poster: Buffer): Promise<Buffer<ArrayBuffer>> =>
  Buffer.from(await decode(poster).resize(FIT).webp({ quality: 62, effort: 3 }).toBuffer());

/** A poster for a card. At about 15 kB each, a server keeps 4 MB of them. */
export const cardPoster = redrawnPosters({ kind: "card", draw: drawCardPoster, remembered: 256 });
