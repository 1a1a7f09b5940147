import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";

/** One layout for all places of the studio, so that moving between them keeps the head where it is. */
export default function StudioLayout({ children }: { children: ReactNode }) {
  return <Shell>{children}</Shell>;
}
