import type { ReactNode } from "react";
import { Messages } from "@/components/ui/messages";

/** The messages of the pages of elements. What dialogs and uploads say is loaded with them. */
export function ElementMessages({ children }: { children: ReactNode }) {
  return (
    <Messages
      pick={({ elements, errors, imageErrors, compose: { roles, refused } }) => ({
        ...{ elements, errors, imageErrors },
        compose: { roles, refused },
      })}
    >
      {children}
    </Messages>
  );
}
