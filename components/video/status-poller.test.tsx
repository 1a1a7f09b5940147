// @vitest-environment jsdom
import { act } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { mount, unmountAll } from "@/e2e/fixtures/component";
import { StatusPoller } from "./status-poller";

const router = vi.hoisted(() => ({ refresh: vi.fn() }));
const live = vi.hoisted(() => ({ up: false, changed: (): void => undefined }));
const server = vi.hoisted(() => ({ state: "unconfirmed" }));
vi.mock("next/navigation", async (original) => ({ ...(await original<object>()), useRouter: () => router }));
vi.mock("./fetch-generations", () => ({
  fetchByIds: async () => ({ items: [{ id: "a", state: server.state, stalled: false, lastTrouble: null }] }),
}));
vi.mock("@/components/video/live/use-live", async () => {
  const { useSyncExternalStore } = await import("react");
  const subscribe = (changed: () => void) => {
    live.changed = changed;
    return () => undefined;
  };
  const up = () => live.up;
  return { useLive: () => undefined, useLiveUp: () => useSyncExternalStore(subscribe, up, up) };
});

afterEach(unmountAll);

test("a video's page: what changed before the stream connected is shown once it has", async () => {
  await mount(<StatusPoller id="a" state="unconfirmed" stalled={false} lastTrouble={null} />);
  server.state = "ready";
  expect(router.refresh).not.toHaveBeenCalled();
  live.up = true;
  await act(async () => live.changed());
  expect(router.refresh).toHaveBeenCalledOnce();
});
