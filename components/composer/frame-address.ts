import { acceptOldNames, OLD_PARAMETERS } from "@/lib/old-names";

/** A stored image that another page sends to the composer, to add to its images or to continue from. */
export type FrameAddress = { as: "image" | "continue"; id: string };

/** `/?image=<id>` or `/?continue=<id>`, else null. */
export function frameAddress(query: Record<string, string | string[] | undefined>): FrameAddress | null {
  const asked = acceptOldNames((name) => query[name], OLD_PARAMETERS);
  for (const as of ["continue", "image"] as const) {
    const id = asked(as);
    if (typeof id === "string") return { as, id };
  }
  return null;
}
