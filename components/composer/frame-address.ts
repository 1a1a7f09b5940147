/** A kept image that another page sends to the composer: beside those that are there, or to go on from. */
export type FrameAddress = { as: "image" | "continue"; id: string };

/** `/?image=<id>` or `/?continue=<id>`; null where the address names none. */
export function frameAddress(query: Record<string, string | string[] | undefined>): FrameAddress | null {
  for (const as of ["continue", "image"] as const) {
    const id = query[as];
    if (typeof id === "string") return { as, id };
  }
  return null;
}
