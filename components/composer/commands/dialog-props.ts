import type { Duration } from "@/lib/generations/settings";

/** The composer's dialogs, by the ids that commands use to open them. */
export type DialogId = "cast" | "earlier" | "library" | "sent";

export type DialogProps = { estimates: Record<Duration, string>; onClose: () => void };
