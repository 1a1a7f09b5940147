import AxeBuilder from "@axe-core/playwright";
import { type App, startApp } from "@/e2e/fixtures/app-server";
import { test as base, expect, signUp } from "@/e2e/fixtures/test";

const PASSWORD = "a lamp behind nine images";
const PAGES = ["/admin", "/admin/users", "/admin/invitations", "/admin/log"];

/** A server of its own: the first account is the administrator's, and sign-up is closed afterwards. */
const test = base.extend<object, { app: App }>({
  app: [
    async ({ headless: _ }, use) => {
      const app = await startApp({ env: { SIGN_UP: "first" } });
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

test("admin: the first account runs the server, invites a user, limits, stops and disables them", async ({
  page,
  browser,
  app: own,
}) => {
  const admin = await signUp(page);
  await page.getByRole("button", { name: "Account menu" }).first().click();
  await page.getByRole("link", { name: "Administration" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Administration" })).toBeVisible();

  await page.getByRole("link", { name: "Invitations" }).click();
  await page.getByLabel("Only for this email").fill("grace@example.com");
  await page.getByRole("button", { name: "Make invitation" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();
  expect(link).toMatch(new RegExp(`^${own.url}/invite/[\\w-]{43}$`));

  // Without a script, and opened twice before it is used.
  const theirs = await browser.newContext({ javaScriptEnabled: false, baseURL: own.url });
  const grace = await theirs.newPage();
  await grace.goto("/sign-up");
  await expect(grace.getByText("New accounts here are by invitation.")).toBeVisible();
  await grace.goto(link);
  await grace.goto(link);
  await expect(grace.getByLabel("Email")).toHaveValue("grace@example.com");
  await grace.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await grace.getByRole("button", { name: "Create account" }).click();
  await expect(grace.getByRole("link", { name: "Gallery" }).first()).toBeVisible();
  const late = await browser.newPage();
  await late.goto(link);
  await expect(late.getByText("This invitation was already used.")).toBeVisible();

  // A user sees no page of the administration, and no sign that there are any.
  for (const address of PAGES) {
    expect((await grace.goto(address))?.status()).toBe(404);
    expect((await late.goto(own.url + address))?.status()).toBe(404);
    await expect(late).toHaveTitle(/^(?!.*(Administration|Users|Invitations|Audit)).*$/);
  }
  await grace.goto("/");
  await expect(grace.getByRole("link", { name: "Administration" })).toHaveCount(0);

  await page.getByRole("link", { name: "Users" }).click();
  await page.getByLabel("Search by email or name").fill("grace");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByRole("link", { name: "grace@example.com" }).click();
  await page.getByLabel("Credits per day").fill("2.5");
  await page.getByRole("button", { name: "Save limits" }).click();
  await expect(page.getByText("Limits saved.")).toBeVisible();
  await grace.goto("/account");
  await expect(grace.getByText("0 of 2.5")).toBeVisible();

  await page.getByRole("button", { name: "Disable account" }).click();
  await expect(page.getByText("Disabled. Nothing was queued.")).toBeVisible();
  await expect(page.getByText("nobody can sign in to it")).toBeVisible();
  await grace.goto("/account");
  await expect(grace).toHaveURL(/\/sign-in/);
  await grace.getByLabel("Email").fill("grace@example.com");
  await grace.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await grace.getByRole("button", { name: "Sign in" }).click();
  await expect(grace.getByText("This account is disabled.")).toBeVisible();
  await page.getByRole("button", { name: "Enable account" }).click();

  // A forgotten password.
  await page.getByRole("button", { name: "Make reset link" }).click();
  const reset = await page.getByRole("textbox", { name: "Link" }).inputValue();
  await grace.goto(reset);
  await grace.getByLabel("New password", { exact: true }).fill("another long password");
  await grace.getByRole("button", { name: "Set password" }).click();
  await expect(grace.getByText("Your password was changed.")).toBeVisible();
  await grace.goto(reset);
  await expect(grace.getByText("This link was already used.")).toBeVisible();

  // One switch for everyone.
  await page.getByRole("navigation", { name: "Administration" }).getByRole("link", { name: "Overview" }).click();
  await page.getByRole("button", { name: "Stop all submits" }).click();
  await expect(page.getByText("Nothing is submitted since")).toBeVisible();
  await page.goto("/");
  await page.getByRole("textbox", { name: "Prompt" }).fill("a lamp in the rain [sim:fast]");
  await page.getByRole("button", { name: /^Generate/ }).click();
  await expect(page.getByText("An administrator has stopped all submits.").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Prompt" })).toContainText("a lamp in the rain");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("Administration");
  await page.getByRole("option", { name: "Administration" }).click();
  await page.getByRole("button", { name: "Resume submits" }).click();
  await expect(page.getByText("Everyone can submit.")).toBeVisible();

  await page.getByRole("navigation", { name: "Administration" }).getByRole("link", { name: "Audit log" }).click();
  for (const line of ["Submits resumed", "Password reset by link", "Account disabled", "Invitation used"])
    await expect(page.getByRole("listitem").getByText(line, { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("listitem").getByText(admin.email).first()).toBeVisible();
  expect(own.output()).not.toContain(link.split("/").at(-1));
  expect(own.output()).toContain('"event":"user_disabled"');

  for (const address of PAGES) {
    await page.goto(address);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect([address, violations.map(({ id }) => id)]).toEqual([address, []]);
  }
  await theirs.close();
  await late.close();
});

test("admin: a page of a strange host is no page of this server", async ({ request }) => {
  for (const address of ["/", "/api/health", "/icon.svg"]) {
    const answer = await request.get(address, { headers: { host: "evil.example" } });
    expect([address, answer.status()]).toEqual([address, 421]);
  }
});
