/** A stored image that another page sends to the composer, to add to its images or to continue from. */
export type FrameAddress = { as: "image" | "continue"; id: string };

/** `/?image=<id>` or `/?continue=<id>`, else null. Version 0.1 said `picture`. */
export function frameAddress(query: Record<string, string | string[] | undefined>): FrameAddress | null {
  for (const as of ["continue", "image"] as const) {
    const id = query[as] ?? (as === "image" ? query.picture : undefined);
    if (typeof id === "string") return { as, id };
  }
  return null;
}
