import { Messages } from "@/components/ui/messages";
import { Live } from "@/components/video/live/live";
import { env } from "@/env";
import type { SignedInUser } from "@/lib/auth/session";
import { NotificationToggle } from "./notification-toggle";
import { Notifications } from "./notifications";
import { Updated } from "./update-notice";

/** Connects a page to live changes and notifies when videos finish. Renders only the notification toggle. */
export function LiveNotifications({ user }: { user: SignedInUser }) {
  return (
    <Messages pick={({ notifications }) => ({ notifications })}>
      <Live who={user.id} />
      <Notifications who={user.id} since={new Date().toISOString()} />
      <Updated build={env.build} />
      <NotificationToggle />
    </Messages>
  );
}
