/** The rows of a raw query: the two drivers answer it in different wrappings. */
export const rowsOf = <Row>(answer: unknown): Row[] =>
  (Array.isArray(answer) ? answer : (answer as { rows: unknown[] }).rows) as Row[];
