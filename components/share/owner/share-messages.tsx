import type { ReactNode } from "react";
import { Messages } from "@/components/ui/messages";

/** Sends the browser only the messages of the owner's link controls. */
export const ShareMessages = ({ children }: { children: ReactNode }) => (
  <Messages pick={({ share: { panel, link, links }, errors }) => ({ share: { panel, link, links }, errors })}>
    {children}
  </Messages>
);
