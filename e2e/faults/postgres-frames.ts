/** Postgres' own protocol, as far as one must know it to see which statement goes by (version 3.0, chapter 54). */
export type Frame = { type: string; bytes: Buffer; body: Buffer };

/** Cuts a stream of bytes into frames. The first of a client carries no type: it says who comes. */
export function createFrames({ greeting }: { greeting: boolean }) {
  let kept: Buffer = Buffer.alloc(0);
  let greeted = !greeting;
  return function* (chunk: Buffer): Generator<Frame> {
    kept = Buffer.concat([kept, chunk]);
    for (;;) {
      const head = greeted ? 1 : 0;
      if (kept.length < head + 4) return;
      const length = head + kept.readUInt32BE(head);
      if (kept.length < length) return;
      const bytes = kept.subarray(0, length);
      kept = kept.subarray(length);
      yield { type: greeted ? String.fromCharCode(bytes[0] ?? 0) : "", bytes, body: bytes.subarray(head + 4) };
      greeted = true;
    }
  };
}

/** The first texts of a body, each ended by a zero. */
function texts(body: Buffer, count: number): string[] {
  const found: string[] = [];
  let at = 0;
  for (let n = 0; n < count; n++) {
    const end = body.indexOf(0, at);
    found.push(body.toString("utf8", at, end === -1 ? undefined : end));
    at = end + 1;
  }
  return found;
}

/** Follows one connection's requests and tells which statement a frame makes the server run, if any. */
export function createReader() {
  const prepared = new Map<string, string>();
  let bound = "";
  return ({ type, body }: Frame): string | null => {
    switch (type) {
      case "P": {
        const [name = "", statement = ""] = texts(body, 2);
        prepared.set(name, statement);
        return null;
      }
      case "B":
        bound = prepared.get(texts(body, 2)[1] ?? "") ?? "";
        return null;
      case "E":
        return bound;
      case "Q":
        return texts(body, 1)[0] ?? "";
      default:
        return null;
    }
  };
}
