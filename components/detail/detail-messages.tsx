import type { ReactNode } from "react";
import { Messages } from "@/components/ui/messages";

/** Sends the browser the messages of the player and of the page around it; parts that load later bring their own. */
export const DetailMessages = ({ children }: { children: ReactNode }) => (
  <Messages
    pick={({ look, gallery: { actions, frames, notes }, errors: { field: _fields, page: _page, ...errors } }) => ({
      ...{ look, gallery: { actions, frames, notes }, errors },
    })}
  >
    {children}
  </Messages>
);
