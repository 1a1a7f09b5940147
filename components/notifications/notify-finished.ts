import type { useTranslations } from "next-intl";
import { current, toast } from "@/components/ui/toaster/toast";
import { fetchPage } from "@/components/video/fetch-generations";
import { promptStart } from "@/components/video/prompt-start";
import { isOpen } from "@/lib/generations/lifecycle/states";
import type { GenerationView } from "@/lib/generations/view";
import { isOnScreen } from "./is-on-screen";
import { claimNotification, takeUnseen } from "./notification-log";
import { readNotificationSetting } from "./system-notifications";
import { setTabBadge } from "./tab-badge";
import { type Finished, readUnseen } from "./unseen";

/** Milliseconds that hidden tabs wait, so that a visible one notifies first. */
const HIDDEN_DELAY_MS = 400;
/** The key of the single toast for finished videos. */
const KEY = "finished";

/** `go` opens a page. */
export type Notifying = {
  who: string;
  t: ReturnType<typeof useTranslations<"notifications">>;
  go: (path: string) => void;
};

/** The videos of the visible toast: another finished video is added to it. */
let shown: Finished[] = [];

/** Notifies that a video finished, with its batch once all of that has: by a toast where the user sees this tab. */
export async function notifyFinished(generation: GenerationView, notifying: Notifying): Promise<void> {
  const { who, t, go } = notifying;
  const batch = await finishedBatch(generation);
  const finished = batch?.flatMap((one) => finishedOf(one) ?? []) ?? [];
  const [first] = finished;
  if (!first) return;
  if (document.hidden) await new Promise((resolve) => setTimeout(resolve, HIDDEN_DELAY_MS));
  const away = document.hidden;
  // By count: a stalled member that finishes later is notified as well.
  const key = finished.length === 1 ? first.id : `${generation.batchId} ${finished.length}`;
  if (!(await claimNotification(who, key, finished, away))) return;
  if (!away) {
    if (!finished.some(({ id }) => isOnScreen(id))) showFinished(finished, generation.batchId, notifying);
    return;
  }
  setTabBadge(readUnseen(who).length);
  const title = t(finished.some(({ made }) => made) ? "system.ready" : "system.failed");
  const body = finished.length === 1 ? first.name : sentence(finished, t);
  notify({ id: first.id, title, body }, () =>
    go(finished.length === 1 ? `/gallery/${first.id}` : `/gallery?batch=${generation.batchId}`),
  );
}

/** Marks a hidden tab with how many finished unseen; in a visible one, shows them. */
export async function showUnseen(notifying: Notifying): Promise<void> {
  const { who, t, go } = notifying;
  if (document.hidden) return setTabBadge(readUnseen(who).length);
  const away = await takeUnseen(who);
  setTabBadge(0);
  const unseen = away.filter(({ id }) => !isOnScreen(id));
  if (unseen.length < 2) return showFinished(unseen, null, notifying);
  shown = unseen;
  toast({
    key: KEY,
    text: t("away", { count: unseen.length }),
    action: { label: t("all"), run: () => go("/gallery") },
  });
}

/** `batchId` is the batch of all of them; a toast that already shows other videos is about several. */
function showFinished(finished: Finished[], batchId: string | null, { t, go }: Notifying): void {
  const visible = current().some(({ key }) => key === KEY) ? shown : [];
  // A batch is notified again when a stalled member finishes after all.
  const others = visible.filter((other) => finished.every(({ id }) => id !== other.id));
  shown = [...others, ...finished];
  const [one] = shown;
  if (!one || finished.length === 0) return;
  const best = shown.find(({ made }) => made) ?? one;
  const isMixed = shown.length > 1 && (others.length > 0 || !batchId);
  // With its batch in the address, the previous and next videos are those of the batch.
  const path = `/gallery/${best.id}${shown.length > 1 ? `?batch=${batchId}` : ""}`;
  toast({
    key: KEY,
    text: sentence(shown, t),
    action: isMixed
      ? { label: t("all"), run: () => go("/gallery") }
      : { label: t(best.made ? "watch" : "details"), run: () => go(path) },
  });
}

function sentence(finished: Finished[], t: Notifying["t"]): string {
  const [one, ...more] = finished;
  if (one && more.length === 0) return t(one.made ? "ready" : "failed", { name: one.name });
  const ready = finished.filter(({ made }) => made).length;
  return t("several", { ready, failed: finished.length - ready });
}

function finishedOf({ id, state, title, prompt }: GenerationView): Finished | null {
  return state === "ready" || state === "failed"
    ? { id, name: title ?? promptStart(prompt, 60), made: state === "ready" }
    : null;
}

/** States that don't continue without the user aren't waited for. */
const goesOn = ({ state, stalled }: GenerationView) => isOpen(state) && state !== "unconfirmed" && !stalled;

/**
 * The batch of a generation once its last member has finished; null while some are still being generated. A batch gets
 * one notification, because a toast per video would pile up.
 */
async function finishedBatch(generation: GenerationView): Promise<GenerationView[] | null> {
  if (!generation.batchId) return [generation];
  try {
    const { items } = await fetchPage(`/api/gallery?batch=${generation.batchId}`);
    return items.some(goesOn) ? null : items;
  } catch {
    return [generation];
  }
}

/** Shows a system notification if enabled and allowed. `open` runs when it is clicked. */
function notify({ id, title, body }: { id: string; title: string; body: string }, open: () => void): void {
  if (readNotificationSetting() !== "on") return;
  try {
    const notification = new Notification(title, { body, tag: id });
    notification.onclick = () => {
      window.focus();
      notification.close();
      open();
    };
  } catch {
    // A browser that has the API in name only. The title and icon already show it.
  }
}
