import type { ReactNode } from "react";
import { Messages } from "@/components/ui/messages";

/** Optional namespaces, included only for `also`: a page contains its messages twice. */
const BESIDE = ["actions", "arrange", "collections", "filters", "import", "notes", "trash", "views"] as const;
type Beside = (typeof BESIDE)[number];

/** The messages of a list of videos: `gallery`, without the optional namespaces but `also`. */
const galleryMessages = (gallery: object, also?: Beside) =>
  Object.fromEntries(
    Object.entries(gallery).filter(([name]) => name === also || !BESIDE.some((beside) => beside === name)),
  );

/** Sends the browser only the messages that a gallery needs. */
export function VideoMessages({ also, children }: { also?: Beside; children: ReactNode }) {
  return (
    <Messages
      pick={({ gallery, states, failures, errors, share: { chosen, panel } }) => ({
        ...{ states, failures, errors, share: { chosen, panel } },
        gallery: galleryMessages(gallery, also),
      })}
    >
      {children}
    </Messages>
  );
}
