/** Whether the person wants the system's notifications in this browser, and whether the browser lets us. */
export type Bell = "on" | "off" | "denied" | "unsupported";

const KEY = "ninefold-bell";
const listeners = new Set<() => void>();

export function readBell(): Bell {
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

export function onBell(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

/** Turns it over. Asks the browser's permission, so only ever by a press. Answers what came of it. */
export async function pressBell(): Promise<Bell> {
  const on = readBell() === "on";
  if (!on) await Notification.requestPermission();
  try {
    localStorage.setItem(KEY, on ? "off" : "on");
  } catch {
    // Then it is forgotten with the page.
  }
  for (const listener of listeners) listener();
  return readBell();
}

/** Tells through the system, if that is wanted and allowed. `open` runs when it is pressed. */
export function notify({ id, title, body }: { id: string; title: string; body: string }, open: () => void): void {
  if (readBell() !== "on") return;
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
