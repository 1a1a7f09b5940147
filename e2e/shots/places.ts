import type { Page } from "@playwright/test";
import type { Account, Condition } from "./seeded";

/** What pages are operated with, independent of the language. */
const AT = {
  email: "input[type=email]",
  password: "input[type=password]",
  submit: "form:has(input[type=password]) button[type=submit]",
  opened: "[role=menu], [role=dialog], dialog[open]",
  refusal: "[role=alert]:not(:empty)",
  card: "a[data-card]",
  account: "button[popovertarget=account-menu]",
  plan: "main form ~ button",
  playhead: "main section.stage input[type=range]",
  captions: "main h2 button[aria-expanded]",
  clip: "[data-scroller] ol > li",
};

/** A page to look at. */
export type Place = {
  name: string;
  /** Undefined where a condition has no such page. */
  path: (account: Account, condition: Condition) => string;
  /** `nobody`: signed out. `owner`: pages of one thing, which the account without anything does not have. */
  who: "anyone" | "owner" | "nobody";
  /** On the server whose gallery cannot be read. */
  broken?: boolean;
  /** What is done on the page before it is looked at. */
  act?: (page: Page, condition: Condition) => Promise<void>;
};

const page = (name: string, path: string, more: Partial<Place> = {}): Place => ({
  name,
  path: () => path,
  who: "anyone",
  ...more,
});
const of = (name: string, path: Place["path"], more: Partial<Place> = {}): Place => ({
  name,
  path,
  who: "owner",
  ...more,
});
const shared = (name: string, path: Place["path"], more: Partial<Place> = {}) =>
  of(name, path, { who: "nobody", ...more });

/** Writes an e-mail address and, in the failing condition, sends it with a password that is refused. */
async function fillIn(page: Page, condition: Condition): Promise<void> {
  if (condition === "empty") return;
  await page
    .locator(AT.email)
    .fill(condition === "failing" ? "nobody@example.com" : "someone.with.a.long.name@example.com");
  await page
    .locator(AT.password)
    .first()
    .fill(condition === "failing" ? "short" : "a lamp behind nine images");
  if (condition === "failing") await submit(page);
}

/** Without a refusal there is nothing to wait for: the photograph shows it. */
async function submit(page: Page): Promise<void> {
  await page.locator(AT.submit).first().click();
  await page
    .locator(AT.refusal)
    .first()
    .waitFor({ timeout: 5_000 })
    .catch(() => undefined);
}

/** The first key may come before the page listens. */
async function openByKey(page: Page, key: string): Promise<void> {
  const opened = page.locator(AT.opened).filter({ visible: true });
  for (let tries = 0; tries < 10 && (await opened.count()) === 0; tries++) {
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
  }
}

async function openDialog(page: Page, button: string): Promise<void> {
  await page.locator(button).click();
  await page.locator(AT.opened).first().waitFor();
}

/** Scrolls something to below the header. */
async function toTop(page: Page, selector: string): Promise<void> {
  await page.locator(selector).evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 80));
}

/** The first click may come before the page listens. */
async function clickUntil(page: Page, selector: string, attribute: string): Promise<void> {
  const button = page.locator(selector);
  for (let tries = 0; tries < 10 && (await button.getAttribute(attribute)) !== "true"; tries++) {
    await button.click();
    await page.waitForTimeout(300);
  }
  await toTop(page, selector);
}

/** One part of a sequence's settings. */
async function openPart(page: Page, part: string): Promise<void> {
  await clickUntil(page, `#part-${part}`, "aria-selected");
  // A waveform is drawn as the file is decoded.
  await page.waitForTimeout(2_000);
}

/** A frame in the middle of a clip; in the failing condition, a change that cannot be saved. */
async function lookAtClips(page: Page, condition: Condition): Promise<void> {
  // Behind the fade out of black, with a caption. Filmstrips are drawn after the page is at rest.
  if (condition === "full") await page.locator(AT.playhead).fill("40");
  await page.waitForTimeout(1_500);
  if (condition !== "failing") return;
  await page.locator(AT.clip).first().getByRole("button").first().click();
  // What handles the key is loaded with this click.
  await page.waitForTimeout(1_000);
  await page.context().setOffline(true);
  await page.keyboard.press("d");
  await page.waitForTimeout(2_000);
}

/** Every page, and what opens over one. */
export const PLACES: Place[] = [
  page("compose", "/"),
  page("palette", "/", { act: (page) => openByKey(page, "Control+k") }),
  page("account-menu", "/gallery", {
    act: (page) => page.locator(AT.account).filter({ visible: true }).first().click(),
  }),
  page("gallery", "/gallery"),
  page("lightbox", "/gallery", {
    who: "owner",
    async act(page) {
      await page.locator(AT.card).nth(1).click();
      await page.waitForURL(/\/gallery\/[0-9a-f-]{36}/);
    },
  }),
  of("video", ({ video }) => `/gallery/${video}`),
  of("compare", ({ compared }) => `/gallery/compare?ids=${compared}`),
  page("collections", "/gallery/collections"),
  of("collection", ({ collection }) => `/gallery/collections/${collection}`),
  of("arrange", ({ collection }) => `/gallery/collections/${collection}/arrange`),
  page("trash", "/gallery/trash"),
  page("import", "/gallery/import"),
  page("elements", "/elements"),
  page("element", "/elements/new"),
  page("elements-trash", "/elements/trash"),
  of("element-full", ({ element }) => `/elements/${element}`),
  page("prompts", "/", {
    async act(page) {
      // Out of the prompt, which takes the key as text.
      await page.locator("body").click({ position: { x: 2, y: 2 } });
      await openByKey(page, "l");
    },
  }),
  page("sequences", "/sequences"),
  page("sequences-trash", "/sequences/trash"),
  page("plan-scenes", "/sequences", { act: (page) => openDialog(page, AT.plan) }),
  of("sequence", ({ sequence }) => `/sequences/${sequence}`, { act: lookAtClips }),
  of("sequence-whole", ({ sequence }) => `/sequences/${sequence}`, { act: (page) => openPart(page, "whole") }),
  of("sequence-audio", ({ sequence }) => `/sequences/${sequence}`, { act: (page) => openPart(page, "audio") }),
  of("sequence-captions", ({ sequence }) => `/sequences/${sequence}`, {
    act: (page) => clickUntil(page, AT.captions, "aria-expanded"),
  }),
  of("sequence-exports", ({ sequence }) => `/sequences/${sequence}`, { act: (page) => toTop(page, "#exports") }),
  of("export", ({ sequence }) => `/sequences/${sequence}?export`, {
    act: (page) => page.locator(AT.opened).first().waitFor(),
  }),
  of("exported", ({ exported }) => `/gallery/${exported}`),
  shared("shared-export", ({ exportLink }) => `/v/${exportLink}`),
  page("links", "/links"),
  of("link", ({ link }) => `/links/${link}`),
  page("account", "/account"),
  page("account-images", "/account/images"),
  page("confirm", "/account/confirm"),
  of("admin", () => "/admin"),
  of("admin-users", () => "/admin/users"),
  of("admin-invitations", () => "/admin/invitations"),
  of("admin-log", () => "/admin/log"),
  page("invitation", "/invite/unknown", { who: "nobody" }),
  page("start", "/", { who: "nobody" }),
  page("sign-in", "/sign-in", { who: "nobody", act: fillIn }),
  page("sign-up", "/sign-up", { who: "nobody", act: fillIn }),
  page("forgot", "/forgot", { who: "nobody" }),
  page("verify", "/verify/unknown", { who: "nobody" }),
  shared("shared-video", ({ link }) => `/v/${link}`),
  shared("shared-collection", ({ collectionLink }) => `/v/${collectionLink}`),
  shared("locked", ({ lockedLink }) => `/v/${lockedLink}`, {
    async act(page, condition) {
      if (condition === "empty") return;
      await page.locator(AT.password).fill("not the password");
      if (condition === "failing") await submit(page);
    },
  }),
  shared("gone", ({ endedLink }) => `/v/${endedLink}`),
  shared("embed", ({ link }) => `/embed/${link}`),
  page("not-found", "/no-such-page"),
  page("error", "/gallery", { broken: true }),
];
