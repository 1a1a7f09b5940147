import type { Duration } from "@/lib/generations/settings";

/** The dialogs of the composer, by the name under which commands open them. */
export type DialogId = "earlier" | "library" | "sent" | "keys";

export type DialogProps = { estimates: Record<Duration, string>; onClose: () => void };
