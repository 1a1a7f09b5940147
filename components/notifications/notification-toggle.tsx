"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Icon } from "@/components/ui/icon/icon";
import { toast } from "@/components/ui/toaster/toast";
import { onNotificationSetting, readNotificationSetting, toggleNotifications } from "./system-notifications";

const ICONS = { on: "notify-on", off: "notify", denied: "notify-denied" } as const;

/** Turns system notifications on and off. Asks for permission only when clicked. */
export function NotificationToggle() {
  const t = useTranslations("notifications.toggle");
  const setting = useSyncExternalStore(onNotificationSetting, readNotificationSetting, () => "off" as const);
  if (setting === "unsupported") return null;
  const toggle = async () => toast({ text: t(setting === "denied" ? "denied" : `now.${await toggled()}`) });
  return (
    <button
      type="button"
      onClick={toggle}
      aria-pressed={setting === "on"}
      aria-label={t("label")}
      title={t(setting)}
      className="grid size-11 place-items-center rounded-full text-faint transition-colors duration-150 hover:text-ink aria-pressed:text-lamp-text md:size-10"
    >
      <Icon name={ICONS[setting]} className="size-4.5" />
    </button>
  );
}

/** The user may dismiss the browser's permission prompt without an answer: then it stays off. */
async function toggled(): Promise<"on" | "off" | "denied"> {
  const setting = await toggleNotifications();
  return setting === "unsupported" ? "off" : setting;
}
