import { Live } from "@/components/video/live/live";
import { env } from "@/env";
import type { Viewer } from "@/lib/auth/session";
import { NotificationMessages } from "./notification-messages";
import { NotificationToggle } from "./notification-toggle";
import { Notifications } from "./notifications";
import { Updated } from "./update-notice";

/** Connects a page of the studio to what happens, and tells of what finished. What it shows of itself is a small bell. */
export function LiveNotifications({ viewer }: { viewer: Viewer }) {
  return (
    <NotificationMessages>
      <Live who={viewer.id} />
      <Notifications who={viewer.id} since={new Date().toISOString()} />
      <Updated build={env.build} />
      <NotificationToggle />
    </NotificationMessages>
  );
}
