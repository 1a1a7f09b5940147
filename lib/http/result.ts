/** An expected failure is a value; a surprise throws. */
export type Result<Value, Failure> = ({ ok: true } & Value) | { ok: false; error: Failure };
