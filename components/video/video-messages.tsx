import type { ReactNode } from "react";
import { Messages } from "@/components/ui/messages";

/** Optional namespaces, included only for `also`: a page contains its messages twice. */
const BESIDE = ["actions", "arrange", "collections", "filters", "import", "notes", "trash", "views"] as const;
type Beside = (typeof BESIDE)[number];

/** Sends the browser only the messages that a gallery needs. */
export function VideoMessages({ also, children }: { also?: Beside; children: ReactNode }) {
  const isShown = ([name]: [string, unknown]) => name === also || !BESIDE.some((beside) => beside === name);
  return (
    <Messages
      pick={({ gallery, states, failures, errors, share: { chosen, panel } }) => ({
        ...{ states, failures, errors, share: { chosen, panel } },
        gallery: Object.fromEntries(Object.entries(gallery).filter(isShown)),
      })}
    >
      {children}
    </Messages>
  );
}
