// @vitest-environment jsdom
import { act } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { current, dismiss } from "@/components/ui/toaster/toast";
import { control, en, mount, press, unmountAll, words } from "@/e2e/fixtures/component";
import type { GenerationView } from "@/lib/generations/view";
import { claimNotification, takeUnseen } from "./notification-log";
import { NotificationToggle } from "./notification-toggle";
import { Notifications } from "./notifications";
// With the mocked clock, nothing would wait for its loading.
import "./notify-finished";
import { memoryKey, readUnseen } from "./unseen";

const router = vi.hoisted(() => ({ push: vi.fn() }));
const live = vi.hoisted(() => ({ heard: (_: unknown): void => undefined }));
vi.mock("next/navigation", async (original) => ({ ...(await original<object>()), useRouter: () => router }));
vi.mock("@/components/video/live/use-live", () => ({
  useLive: (heard: (generation: unknown) => void) => {
    live.heard = heard;
  },
}));

const SINCE = "2026-11-22T10:00:00.000Z";
const LATER = "2026-11-22T10:05:00.000Z";
const made = (changes: Partial<GenerationView> = {}) =>
  ({
    id: crypto.randomUUID(),
    state: "ready",
    title: null,
    prompt: "A red kite",
    finishedAt: LATER,
    batchId: null,
    ...changes,
  }) as GenerationView;

let hidden = false;
const look = (away: boolean) =>
  act(async () => {
    hidden = away;
    document.dispatchEvent(new Event("visibilitychange"));
  });
/** Publishes a change and waits until all notifications are shown. */
const hear = (...generations: GenerationView[]) =>
  act(async () => {
    for (const generation of generations) live.heard(generation);
    await vi.advanceTimersByTimeAsync(1_000);
  });
const toasts = () => current().map(({ text }) => text);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, "hidden", "get").mockImplementation(() => hidden);
  hidden = false;
  document.title = "Gallery";
  localStorage.clear();
});
afterEach(async () => {
  await unmountAll();
  for (const { id } of current()) dismiss(id);
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

describe("a finished video", () => {
  const open = () => mount(<Notifications who="ada" since={SINCE} />);

  test("notifications: on a visible page it is a toast that links to the video", async () => {
    await open();
    const kite = made();
    await hear(kite);
    expect(toasts()).toEqual([words("notifications.ready", { name: "A red kite" })]);
    current()[0]?.action?.run();
    expect(router.push).toHaveBeenCalledWith(`/gallery/${kite.id}`);
    expect(document.title).toBe("Gallery");
  });

  test("notifications: a failure is named as one, with the video's title", async () => {
    await open();
    await hear(made({ state: "failed", title: "Kite" }));
    expect(toasts()).toEqual([words("notifications.failed", { name: "Kite" })]);
  });

  test("notifications: each video is notified once, however often it changes afterwards", async () => {
    await open();
    const kite = made();
    await hear(kite, kite);
    await hear({ ...kite, title: "Renamed" });
    expect(toasts()).toHaveLength(1);
  });

  test("notifications: nothing is shown for a video on the screen, finished earlier, or canceled", async () => {
    await open();
    const card = document.createElement("a");
    const seen = made();
    card.href = `/gallery/${seen.id}`;
    card.getBoundingClientRect = () => new DOMRect(0, 0, 100, 100);
    document.body.append(card);
    await hear(
      seen,
      made({ finishedAt: SINCE }),
      made({ state: "canceled" }),
      made({ finishedAt: null, state: "rendering" }),
    );
    expect(toasts()).toEqual([]);
  });

  test("notifications: several videos share one toast that counts them and links to the gallery", async () => {
    await open();
    await hear(made(), made({ state: "failed" }), made());
    expect(toasts()).toEqual([words("notifications.several", { ready: 2, failed: 1 })]);
    current()[0]?.action?.run();
    expect(router.push).toHaveBeenCalledWith("/gallery");
  });

  test("notifications: a batch is notified once, when its last video has finished", async () => {
    await open();
    const [one, two] = [made({ batchId: "batch" }), made({ batchId: "batch" })];
    let items = [one, { ...two, state: "rendering", finishedAt: null }];
    vi.stubGlobal("fetch", async () => Response.json({ items, nextCursor: null }));
    await hear(one);
    expect(toasts()).toEqual([]);
    items = [one, two];
    await hear(two);
    expect(toasts()).toEqual(["2 videos ready"]);
    expect(current()[0]?.action?.label).toBe(en.notifications.watch);
    current()[0]?.action?.run();
    expect(router.push).toHaveBeenCalledWith(`/gallery/${one.id}?batch=batch`);
  });

  test("notifications: a batch whose stalled member finishes later is counted once in its toast", async () => {
    await open();
    const [one, two, three] = [made({ batchId: "batch" }), made({ batchId: "batch" }), made({ batchId: "batch" })];
    let items = [one, two, { ...three, state: "submitting", stalled: true, finishedAt: null }];
    vi.stubGlobal("fetch", async () => Response.json({ items, nextCursor: null }));
    await hear(one, two);
    expect(toasts()).toEqual(["2 videos ready"]);
    items = [one, two, { ...three, state: "failed", finishedAt: LATER }];
    await hear({ ...three, state: "failed" });
    expect(toasts()).toEqual(["2 videos ready, 1 failed"]);
  });

  test("notifications: nothing is shown for a batch of which one is on the screen", async () => {
    await open();
    const [one, two] = [made({ batchId: "batch" }), made({ batchId: "batch" })];
    vi.stubGlobal("fetch", async () => Response.json({ items: [one, two], nextCursor: null }));
    const card = document.createElement("a");
    card.href = `/gallery/${two.id}?batch=batch`;
    card.getBoundingClientRect = () => new DOMRect(0, 0, 100, 100);
    document.body.append(card);
    await hear(one, two);
    expect(toasts()).toEqual([]);
  });

  test("notifications: in a hidden tab it is counted in the title, kept, and shown on return", async () => {
    await open();
    await look(true);
    await hear(made(), made({ prompt: "A blue kite" }));
    expect(document.title).toBe("(2) Gallery");
    expect(document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href).toMatch(/^data:image\/svg/);
    expect(toasts()).toEqual([]);
    await look(false);
    expect(toasts()).toEqual([words("notifications.away", { count: 2 })]);
    // Another one joins this toast instead of a second one.
    await hear(made());
    expect(toasts()).toEqual(["3 videos ready"]);
    expect(document.title).toBe("Gallery");
    expect(document.querySelector('link[rel="icon"]')).toBeNull();
    expect(localStorage.getItem(memoryKey("ada"))).toBe("[]");
  });
});

describe("videos that finished unseen", () => {
  const finished = (id: string) => [{ id, name: id, made: true }];

  test("notifications: they are kept per user and read once", async () => {
    await claimNotification("ada", "one", finished("one"), true);
    await claimNotification("bob", "two", finished("two"), true);
    expect(readUnseen("ada").length).toBe(1);
    expect(await takeUnseen("ada")).toEqual(finished("one"));
    expect(await takeUnseen("ada")).toEqual([]);
    expect(readUnseen("bob").length).toBe(1);
  });

  test("notifications: their number is limited, and the newest stay", async () => {
    for (let at = 0; at < 120; at += 1) await claimNotification("ada", `${at}`, finished(`${at}`), true);
    const kept = await takeUnseen("ada");
    expect(kept).toHaveLength(99);
    expect(kept.at(-1)?.id).toBe("119");
  });

  test("notifications: full, forbidden or corrupt storage counts as empty", async () => {
    localStorage.setItem(memoryKey("ada"), "{broken");
    expect(readUnseen("ada").length).toBe(0);
    localStorage.setItem(memoryKey("ada"), '"text"');
    expect(await takeUnseen("ada")).toEqual([]);
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    expect(await claimNotification("ada", "one", finished("one"), true)).toBe(true);
  });
});

describe("system notifications", () => {
  const sent: { title: string; body?: string; onclick?: () => void }[] = [];
  class SystemNotification {
    static permission = "default";
    static requestPermission = vi.fn(async () => {
      SystemNotification.permission = SystemNotification.answer;
      return SystemNotification.permission;
    });
    static answer = "granted";
    onclick?: () => void;
    close = vi.fn();
    constructor(title: string, { body }: { body?: string }) {
      sent.push(Object.assign(this, { title, body }));
    }
  }
  const { toggle } = en.notifications;
  beforeEach(() => {
    sent.length = 0;
    SystemNotification.permission = "default";
    SystemNotification.answer = "granted";
    SystemNotification.requestPermission.mockImplementation(async () => {
      SystemNotification.permission = SystemNotification.answer;
      return SystemNotification.permission;
    });
    vi.stubGlobal("Notification", SystemNotification);
  });
  const isOn = () => control(toggle.label).getAttribute("aria-pressed");

  test("notifications: permission is requested only by a click, and another click turns them off", async () => {
    await mount(<NotificationToggle />);
    expect(isOn()).toBe("false");
    expect(SystemNotification.requestPermission).not.toHaveBeenCalled();
    await press(toggle.label);
    expect(isOn()).toBe("true");
    expect(toasts()).toContain(toggle.now.on);
    await press(toggle.label);
    expect(isOn()).toBe("false");
    expect(toasts()).toContain(toggle.now.off);
  });

  test("notifications: when the browser blocks them, the button says how to allow them", async () => {
    SystemNotification.answer = "denied";
    await mount(<NotificationToggle />);
    await press(toggle.label);
    expect([isOn(), control(toggle.label).title]).toEqual(["false", toggle.denied]);
    expect(toasts()).toEqual([toggle.now.denied]);
  });

  test("notifications: without browser support there is no button", async () => {
    vi.stubGlobal("Notification", undefined);
    await mount(<NotificationToggle />);
    expect(document.querySelector("button")).toBeNull();
  });

  test("notifications: when on, the system notifies of a video that finishes in a hidden tab, and a click opens it", async () => {
    await mount(
      <>
        <NotificationToggle />
        <Notifications who="ada" since={SINCE} />
      </>,
    );
    await press(toggle.label);
    await look(true);
    const kite = made();
    await hear(kite);
    expect(sent).toMatchObject([{ title: en.notifications.system.ready, body: "A red kite" }]);
    vi.spyOn(window, "focus").mockImplementation(() => undefined);
    sent[0]?.onclick?.();
    expect(router.push).toHaveBeenCalledWith(`/gallery/${kite.id}`);
  });
});
