import { type App, startApp } from "@/e2e/fixtures/app-server";
import { linkIn, startMailSink } from "@/e2e/fixtures/mail-sink";
import { test as base, expect, signUp } from "@/e2e/fixtures/test";

type Sink = Awaited<ReturnType<typeof startMailSink>>;

/** A server that writes to its users, and what it has written. */
const test = base.extend<object, { sink: Sink; app: App }>({
  sink: [
    async ({ headless: _ }, use) => {
      const sink = await startMailSink();
      await use(sink);
      await sink.close();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ sink }, use) => {
      const env = { SIGN_UP: "open", SMTP_URL: sink.url, MAIL_FROM: "Ninefold <videos@ninefold.test>" };
      const app = await startApp({ env });
      await use(app);
      await app.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

test("recovery: an address is verified before anything is submitted, and a forgotten password is reset by mail without a script", async ({
  page,
  browser,
  sink,
  app,
}) => {
  const { email } = await signUp(page);
  const verification = linkIn(await sink.next(0));
  expect(verification).toContain(`${app.url}/verify/`);

  await page.getByRole("textbox", { name: "Prompt" }).fill("a lamp in the rain [sim:fast]");
  await page.getByRole("button", { name: /^Generate/ }).click();
  await expect(page.getByText("Verify your email address first.").first()).toBeVisible();
  await page.goto(verification);
  await expect(page.getByText(`${email} becomes the address of your account.`)).toBeVisible();
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page.getByText("Your email is verified.")).toBeVisible();
  await expect(page.getByText("Verified", { exact: true })).toBeVisible();
  await page.goto("/");
  await expect(page.getByRole("textbox", { name: "Prompt" })).toContainText("a lamp in the rain");
  await page.getByRole("button", { name: /^Generate/ }).click();
  await expect(page.getByText(/Queued|Generating|Ready/).first()).toBeVisible();

  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: app.url, locale: "zh-CN" });
  const forgetful = await context.newPage();
  const before = sink.mails.length;
  await forgetful.goto("/sign-in");
  await forgetful.getByRole("link", { name: "忘记密码？" }).click();
  await forgetful.getByLabel("邮箱").fill("nobody@example.com");
  await forgetful.getByRole("button", { name: "发送链接" }).click();
  const sent = forgetful.getByText("如果这个邮箱有账户，链接已经发出。");
  await expect(sent).toBeVisible();
  await forgetful.goto("/forgot");
  await forgetful.getByLabel("邮箱").fill(email);
  await forgetful.getByRole("button", { name: "发送链接" }).click();
  await expect(sent).toBeVisible();
  const mail = await sink.next(before);
  expect(mail).toMatchObject({ to: email, text: expect.stringContaining("请打开下面的页面设置新密码") });
  const reset = linkIn(mail);
  await forgetful.goto(reset);
  await forgetful.goto(reset);
  await forgetful.getByLabel("新密码", { exact: true }).fill("another long password");
  await forgetful.getByRole("button", { name: "设置密码" }).click();
  await expect(forgetful.getByText("密码已修改，请用新密码登录。")).toBeVisible();
  await forgetful.goto(reset);
  await expect(forgetful.getByText("这个链接已经用过。")).toBeVisible();

  // Every other session has ended.
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
  for (const link of [reset, verification]) expect(app.output()).not.toContain(link.split("/").at(-1));
  await context.close();
});
