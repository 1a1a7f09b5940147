import "server-only";
import { runJob } from "@/lib/media/run-job";
import { redrawnPosters } from "./redrawn-poster";

/** A card is seldom wider on any screen. */
const SIDE = 640;

/** One of our own posters as large as a card: a third of the bytes. Throws when it is no image. */
export async function drawCardPoster(poster: Buffer): Promise<Buffer<ArrayBuffer>> {
  const drawn = await runJob("pages", "posterCard", poster, { side: SIDE });
  const [card] = drawn.ok ? drawn.images : [];
  if (!card) throw new Error(`a poster could not be drawn for a card: ${drawn.ok ? "without an image" : drawn.error}`);
  return card.bytes;
}

/** A poster for a card. At about 15 kB each, a server keeps 4 MB of them. */
export const cardPoster = redrawnPosters({ kind: "card", draw: drawCardPoster, remembered: 256 });
