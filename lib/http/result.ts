/** An expected failure is a value; an unexpected one throws. */
export type Result<Value, Failure> = ({ ok: true } & Value) | { ok: false; error: Failure };
