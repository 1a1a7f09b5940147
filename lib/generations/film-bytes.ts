/** Larger than any film of today: fifteen seconds at 720p are some ten megabytes. */
export const MAX_FILM_BYTES = 500 * 1024 * 1024;

export class NotAFilm extends Error {}

/** Lets the bytes through if they begin as an MP4 does, whatever the other side calls them; else throws NotAFilm. */
export async function* filmBytes(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let head = Buffer.alloc(0);
  let checked = false;
  for await (const chunk of body) {
    if (checked) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < 12) continue;
    if (head.toString("latin1", 4, 8) !== "ftyp") throw new NotAFilm();
    checked = true;
    yield head;
  }
  if (!checked) throw new NotAFilm();
}
