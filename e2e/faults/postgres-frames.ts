/** The part of the Postgres protocol that shows which statements run (version 3.0, chapter 54). */
export type Frame = { type: string; bytes: Buffer; body: Buffer };

/** Splits a byte stream into frames. A client's first frame, the startup message, has no type. */
export function createFrames({ startup }: { startup: boolean }) {
  let kept: Buffer = Buffer.alloc(0);
  let started = !startup;
  return function* (chunk: Buffer): Generator<Frame> {
    kept = Buffer.concat([kept, chunk]);
    for (;;) {
      const head = started ? 1 : 0;
      if (kept.length < head + 4) return;
      const length = head + kept.readUInt32BE(head);
      if (kept.length < length) return;
      const bytes = kept.subarray(0, length);
      kept = kept.subarray(length);
      yield { type: started ? String.fromCharCode(bytes[0] ?? 0) : "", bytes, body: bytes.subarray(head + 4) };
      started = true;
    }
  };
}

/** The first zero-terminated texts of a body. */
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

/** Follows one connection's requests. Returns the statement that a frame runs, if any. */
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
