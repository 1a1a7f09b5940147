/** Whether the user wants system notifications in this browser, and whether the browser allows them. */
export type NotificationSetting = "on" | "off" | "denied" | "unsupported";

const KEY = "ninefold-bell";
const listeners = new Set<() => void>();

export function readNotificationSetting(): NotificationSetting {
  // Android has the API in name only: notifications there need a service worker.
  if (typeof Notification === "undefined" || /Android/.test(navigator.userAgent)) return "unsupported";
  if (Notification.permission === "denied") return "denied";
  return Notification.permission === "granted" && wanted() ? "on" : "off";
}

function wanted(): boolean {
  try {
    return localStorage.getItem(KEY) === "on";
  } catch {
    return false;
  }
}

export function onNotificationSetting(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** Toggles them and returns the new state. Requests permission, so only call it on a click. */
export async function toggleNotifications(): Promise<NotificationSetting> {
  const on = readNotificationSetting() === "on";
  if (!on) await Notification.requestPermission();
  try {
    localStorage.setItem(KEY, on ? "off" : "on");
  } catch {
    // Not stored: the choice lasts until the page is closed.
  }
  for (const listener of listeners) listener();
  return readNotificationSetting();
}
