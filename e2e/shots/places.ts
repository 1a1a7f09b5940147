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
async function openPalette(page: Page): Promise<void> {
  const opened = page.locator(AT.opened).filter({ visible: true });
  for (let tries = 0; tries < 10 && (await opened.count()) === 0; tries++) {
    await page.keyboard.press("Control+k");
    await page.waitForTimeout(300);
  }
}

/** Every page, and what opens over one. */
export const PLACES: Place[] = [
  page("compose", "/"),
  page("palette", "/", { act: openPalette }),
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
  page("sequences", "/sequences"),
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
