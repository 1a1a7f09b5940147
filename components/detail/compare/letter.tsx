/** A video's label in the comparison: A, B, C or D. */
export const letterOf = (at: number): string => "ABCD"[at] ?? "";

export const Letter = ({ at }: { at: number }) => (
  <span className="timecode grid size-6 shrink-0 place-items-center rounded-sm bg-raised font-semibold text-ink shadow-[0_0_0_1px_var(--line)]">
    {letterOf(at)}
  </span>
);

/** The number of columns on a wide screen: four make a square, because in one row each would be tiny. */
export const COLUMNS = ["", "", "md:grid-cols-2", "md:grid-cols-3", "md:grid-cols-2"] as const;
