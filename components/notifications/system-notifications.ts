/** Whether the user wants the system's notifications in this browser, and whether the browser lets us. */
export type NotificationSetting = "on" | "off" | "denied" | "unsupported";

const KEY = "ninefold-bell";
const listeners = new Set<() => void>();

export function readNotificationSetting(): NotificationSetting {
  // Android has the name only: there a notification needs a service worker.
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

/** Turns it over. Asks the browser's permission, so only ever by a click. Answers what came of it. */
export async function toggleNotifications(): Promise<NotificationSetting> {
  const on = readNotificationSetting() === "on";
  if (!on) await Notification.requestPermission();
  try {
    localStorage.setItem(KEY, on ? "off" : "on");
  } catch {
    // Then it is forgotten with the page.
  }
  for (const listener of listeners) listener();
  return readNotificationSetting();
}

/** Tells through the system, if that is wanted and allowed. `open` runs when it is pressed. */
export function notify({ id, title, body }: { id: string; title: string; body: string }, open: () => void): void {
  if (readNotificationSetting() !== "on") return;
  try {
    const notification = new Notification(title, { body, tag: id });
    notification.onclick = () => {
      window.focus();
      notification.close();
      open();
    };
  } catch {
    // A browser that has it in name only. The title and the icon have told already.
  }
}
