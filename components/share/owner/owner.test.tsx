// @vitest-environment jsdom
import { act } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { control, en, mount, press, shown, unmountAll, words } from "@/e2e/fixtures/component";
import { shareOf as link } from "@/e2e/fixtures/share-view";
import * as actions from "@/lib/shares/actions";
import { LINK } from "@/lib/shares/limits";
import { LinkExpiry } from "./link-expiry";
import { LinkPassword } from "./link-password";
import { LinkPicker } from "./link-picker";
import { LinkSwitches } from "./link-switches";
import { SharePanel } from "./share-panel";

const router = vi.hoisted(() => ({ refresh: vi.fn(), replace: vi.fn() }));
vi.mock("next/navigation", async (original) => ({ ...(await original<object>()), useRouter: () => router }));
vi.mock("@/lib/shares/actions", () => ({
  createShare: vi.fn(),
  shareCollection: vi.fn(),
  updateShare: vi.fn(),
  revokeShares: vi.fn(),
  renewShare: vi.fn(),
}));
const answers = vi.mocked(actions);

const refused = { ok: false, error: { code: "not_found" } } as const;
const { panel, link: settings, links: list } = en.share;

beforeEach(() => vi.resetAllMocks());
afterEach(unmountAll);

const isOn = (name: string) => (control(name) as HTMLInputElement).checked;

test("share panel: a new link is listed first, and a failure is explained", async () => {
  await mount(<SharePanel of="video" id="video" links={[link()]} />);
  answers.createShare.mockResolvedValueOnce({ ok: true, share: link({ slug: "new", name: "For Bob" }) });
  await press(panel.create_another);
  expect(answers.createShare).toHaveBeenCalledWith({ generationIds: ["video"] });
  expect(document.querySelectorAll("li")).toHaveLength(2);
  expect(document.querySelector("li")?.textContent).toContain("For Bob");
  answers.createShare.mockResolvedValueOnce(refused);
  await press(panel.create_another);
  expect(document.querySelectorAll("li")).toHaveLength(2);
  expect(shown()).toContain(en.errors.not_found);
});

test("share panel: a server that doesn't answer doesn't break the page", async () => {
  await mount(<SharePanel of="collection" id="collection" links={[]} />);
  answers.shareCollection.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  await press(panel.create_collection);
  expect(shown()).toContain(en.errors.unreachable);
  expect(control(panel.create_collection)).toBeInstanceOf(HTMLButtonElement);
});

test("share panel: a link is revoked only after a second click, and then disappears", async () => {
  await mount(<SharePanel of="video" id="video" links={[link()]} />);
  const revoke = words("share.panel.revoke", { count: 1 });
  await press(revoke);
  await press(panel.revoke_keep);
  expect(answers.revokeShares).not.toHaveBeenCalled();
  await press(revoke);
  expect(document.activeElement).toBe(control(panel.revoke_sure));
  answers.revokeShares.mockResolvedValueOnce({ ok: true, revoked: 1 } as never);
  await press(panel.revoke_sure);
  expect(answers.revokeShares).toHaveBeenCalledWith({ slugs: [link().slug] });
  expect(document.querySelectorAll("li")).toHaveLength(0);
  expect(shown()).toContain(panel.revoked);
});

test("share panel: the URL is copied, or selected when the clipboard is blocked", async () => {
  await mount(<SharePanel of="video" id="video" links={[link()]} />);
  const writeText = vi.fn().mockResolvedValueOnce(undefined).mockRejectedValueOnce(new Error("not allowed"));
  vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
  await press(panel.copy);
  expect(writeText).toHaveBeenCalledWith(link().url);
  expect(shown()).toContain(panel.copied);
  await press(panel.copy);
  expect(shown()).toContain(panel.copy_by_hand);
  const field = control(panel.link_label_video) as HTMLInputElement;
  expect(field.selectionEnd).toBe(link().url.length);
  vi.unstubAllGlobals();
});

test("share panel: on a touch screen, a link is sent with the system's dialog, which may be closed", async () => {
  const share = vi.fn().mockRejectedValue(new DOMException("closed", "AbortError"));
  vi.stubGlobal("navigator", { ...navigator, share });
  vi.stubGlobal("matchMedia", (query: string) => ({ matches: query === "(pointer: coarse)" }));
  await mount(<SharePanel of="video" id="video" links={[link({ name: "For Bob" })]} />);
  await press(panel.send);
  expect(share).toHaveBeenCalledWith({ url: link().url, title: "For Bob" });
  vi.unstubAllGlobals();
});

test("link switches: a refused switch reverts and says why", async () => {
  await mount(<LinkSwitches link={link()} />);
  answers.updateShare.mockResolvedValueOnce({ ok: true, share: link({ showPrompt: true }) });
  await press(settings.showPrompt);
  expect([isOn(settings.showPrompt), isOn(settings.allowDownload)]).toEqual([true, false]);
  answers.updateShare.mockResolvedValueOnce(refused);
  await press(settings.allowDownload);
  expect(answers.updateShare).toHaveBeenLastCalledWith({ slug: link().slug, allowDownload: true });
  expect([isOn(settings.showPrompt), isOn(settings.allowDownload)]).toEqual([true, false]);
  expect(shown()).toContain(en.errors.not_found);
});

test("link password: it can be set and removed, is never shown, and a short one is explained", async () => {
  await mount(<LinkPassword link={link()} />);
  const field = () => document.querySelector<HTMLInputElement>('input[type="password"]');
  const set = async (value: string, button: string) => {
    const input = field();
    if (input) input.value = value;
    await press(button);
  };
  answers.updateShare.mockResolvedValueOnce({
    ok: false,
    error: { code: "invalid", fields: { password: "link_password_short" } },
  });
  await set("abc", settings.password_set);
  expect(shown()).toContain(settings.trouble.link_password_short.replace("{min}", String(LINK.passwordMin)));
  expect([field()?.value, field()?.getAttribute("aria-invalid")]).toEqual(["abc", "true"]);
  answers.updateShare.mockResolvedValueOnce({ ok: true, share: link({ hasPassword: true }) });
  await set("open sesame", settings.password_set);
  expect(answers.updateShare).toHaveBeenLastCalledWith({ slug: link().slug, password: "open sesame" });
  expect(field()?.value).toBe("");
  expect(router.refresh).toHaveBeenCalled();
  answers.updateShare.mockResolvedValueOnce({ ok: true, share: link() });
  await press(settings.password_remove);
  expect(answers.updateShare).toHaveBeenLastCalledWith({ slug: link().slug, password: null });
  expect(control(settings.password_set)).toBeTruthy();
});

test("link expiry: it is set and removed in the owner's time zone, which is named", async () => {
  await mount(<LinkExpiry link={link({ endsLocally: "2026-11-22T18:30" })} />);
  expect(shown()).toContain("Asia/Shanghai");
  const field = control(settings.ends) as HTMLInputElement;
  expect(field.value).toBe("2026-11-22T18:30");
  field.value = "2026-12-01T08:15";
  answers.updateShare.mockResolvedValueOnce({ ok: true, share: link({ endsLocally: "2026-12-01T08:15" }) });
  await press(settings.ends_set);
  expect(answers.updateShare).toHaveBeenLastCalledWith({ slug: link().slug, endsLocally: "2026-12-01T08:15" });
  answers.updateShare.mockResolvedValueOnce({ ok: true, share: link() });
  await press(settings.ends_remove);
  expect(answers.updateShare).toHaveBeenLastCalledWith({ slug: link().slug, endsLocally: null });
  expect((control(settings.ends) as HTMLInputElement).value).toBe("");
});

test("link expiry: a time that has passed is explained and stays in its field", async () => {
  await mount(<LinkExpiry link={link()} />);
  const field = control(settings.ends) as HTMLInputElement;
  field.value = "2026-01-01T00:00";
  const fields = { endsLocally: "ends_past" };
  answers.updateShare.mockResolvedValueOnce({ ok: false, error: { code: "invalid", fields } });
  await press(settings.ends_set);
  expect(shown()).toContain(settings.trouble.ends_past);
  expect((control(settings.ends) as HTMLInputElement).value).toBe("2026-01-01T00:00");
});

test.each(["computer", "network"] as const)(
  "share panel: an address that only works on this %s says so",
  async (reach) => {
    await mount(<SharePanel of="video" id="video" links={[link({ reach }), link({ slug: "public" })]} />);
    const [first, second] = document.querySelectorAll("li");
    expect(first?.textContent).toContain(panel[`near_${reach}`]);
    expect(second?.textContent).not.toContain("APP_URL");
  },
);

test("link list: selected links are revoked together, and another selection asks again", async () => {
  const box = (slug: string) => <input key={slug} type="checkbox" name="slug" value={slug} aria-label={slug} />;
  await mount(<LinkPicker>{["one", "two"].map(box)}</LinkPicker>);
  await press(list.pick_all);
  await press(words("share.panel.revoke", { count: 2 }));
  await press("two");
  expect(shown()).not.toContain(panel.revoke_sure);
  await press(words("share.panel.revoke", { count: 1 }));
  answers.revokeShares.mockResolvedValueOnce(refused);
  await press(panel.revoke_sure);
  expect(answers.revokeShares).toHaveBeenCalledWith({ slugs: ["one"] });
  expect(shown()).toContain(en.errors.not_found);
  answers.revokeShares.mockResolvedValueOnce({ ok: true, revoked: 1 } as never);
  await press(words("share.panel.revoke", { count: 1 }));
  await act(async () => control(panel.revoke_sure).click());
  expect(router.refresh).toHaveBeenCalledOnce();
  expect(shown()).not.toContain(en.errors.not_found);
});
