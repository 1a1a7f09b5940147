import { Live } from "@/components/video/live/live";
import { env } from "@/env";
import type { SignedInUser } from "@/lib/auth/session";
import { NotificationMessages } from "./notification-messages";
import { NotificationToggle } from "./notification-toggle";
import { Notifications } from "./notifications";
import { Updated } from "./update-notice";

/**
 * Connects a page of the instance to what happens, and tells of what finished. What it shows of itself is a small bell.
 */
export function LiveNotifications({ user }: { user: SignedInUser }) {
  return (
    <NotificationMessages>
      <Live who={user.id} />
      <Notifications who={user.id} since={new Date().toISOString()} />
      <Updated build={env.build} />
      <NotificationToggle />
    </NotificationMessages>
  );
}
