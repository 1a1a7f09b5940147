import type { ReactNode } from "react";
import { Lightbox } from "@/components/detail/navigation/lightbox";

/** Stays while its video changes, so that the focus and the page behind it are not touched in between. */
export default function LightboxLayout({ children }: { children: ReactNode }) {
  return <Lightbox>{children}</Lightbox>;
}
