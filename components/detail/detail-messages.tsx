import type { ReactNode } from "react";
import { Messages } from "@/components/ui/messages";

/** Sends the browser the messages of the player and of the page around it. */
export const DetailMessages = ({ children }: { children: ReactNode }) => (
  <Messages pick={({ look, gallery, states, failures, errors }) => ({ look, gallery, states, failures, errors })}>
    {children}
  </Messages>
);
