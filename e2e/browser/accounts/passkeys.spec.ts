import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, signUp, test } from "@/e2e/fixtures/test";

/** A device that confirms every question with a fingerprint, as Chromium plays it. */
async function addDevice(page: Page) {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

const signOut = async (page: Page) => {
  await page.goto("/account");
  await page.getByRole("button", { name: "Sign out of this device" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
};
const isSignedIn = (page: Page) => expect(page.getByRole("textbox", { name: "Prompt" })).toBeVisible();

test("passkeys: one signs in alone, follows the password as a second step, and a code replaces it once", async ({
  user: { page, email, password },
  app,
}) => {
  await addDevice(page);
  await page.goto("/account");
  await page.getByLabel("Device", { exact: true }).fill("Laptop under test");
  await page.getByRole("button", { name: "Add passkey" }).click();
  await expect(page.getByText("Laptop under test")).toBeVisible();
  await expect(page.getByText("Not used yet")).toBeVisible();
  // The same device does not hold two of them.
  await page.getByRole("button", { name: "Add passkey" }).click();
  await expect(page.getByText("This passkey is here already")).toBeVisible();

  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("Add a passkey and make recovery codes first.")).toBeVisible();
  await page.getByRole("button", { name: "Make new codes" }).click();
  const codes = page.getByRole("listitem").filter({ hasText: /^[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}$/ });
  await expect(codes).toHaveCount(10);
  const code = (await codes.first().textContent()) ?? "";
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByRole("button", { name: "Turn off" })).toBeVisible();
  await page.reload();
  await expect(codes).toHaveCount(0);
  await expect(page.getByText("10 codes are left.")).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await signOut(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await isSignedIn(page);

  const withPassword = async () => {
    await signOut(page);
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "One more step" })).toBeVisible();
  };
  await withPassword();
  await page.goto("/gallery");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goto("/sign-in/second");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await isSignedIn(page);

  await withPassword();
  await page.getByLabel("Recovery code").fill(code);
  await page.getByRole("button", { name: "Use code" }).click();
  await isSignedIn(page);
  await withPassword();
  await page.getByLabel("Recovery code").fill(code);
  await page.getByRole("button", { name: "Use code" }).click();
  await expect(page.getByText("This code isn’t valid, or it was already used.")).toBeVisible();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await isSignedIn(page);

  await page.goto("/account");
  await expect(page.getByText("9 codes are left.")).toBeVisible();
  await page.getByRole("button", { name: "Remove passkey Laptop under test" }).click();
  await expect(page.getByText("You have no passkey yet.")).toBeVisible();
  await signOut(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText("No passkey was used.")).toBeVisible();
  expect(app.output()).not.toContain(code);
});

test("account: it is deleted by its user, who is told what goes with it, and its address is free again", async ({
  user: first,
  browser,
  app,
}) => {
  // The first account of a server administers it, and the last administrator cannot leave.
  await expect(first.page.getByRole("textbox", { name: "Prompt" })).toBeVisible();
  const context = await browser.newContext({ baseURL: app.url });
  const { page, email, password } = await signUp(await context.newPage());
  await page.goto("/account");
  await expect(page.getByText("This deletes 0 videos, 0 images")).toBeVisible();
  const confirm = page.getByLabel(`Type ${email} to confirm`);
  await confirm.fill("somebody@example.com");
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText("Nothing was deleted.")).toBeVisible();
  await confirm.fill(email);
  await page.getByRole("button", { name: "Delete my account" }).click();
  await expect(page.getByText("Your account was deleted.")).toBeVisible();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("Wrong email or password.")).toBeVisible();
  await page.goto("/sign-up");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await isSignedIn(page);
  await context.close();
});
