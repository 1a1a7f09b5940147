import { type ElementHandle, launch } from "puppeteer-core";
import { type Driver, first, script, type Target } from "./driver";

/** Firefox over WebDriver BiDi. */
export async function openFirefox(program: string): Promise<Driver> {
  const browser = await launch({
    browser: "firefox",
    executablePath: program,
    headless: true,
    timeout: 60_000,
    extraPrefsFirefox: { "intl.accept_languages": "en-GB" },
  });
  const [page = await browser.newPage()] = await browser.pages();
  await page.setViewport({ width: 1440, height: 900 });

  const find = async (target: Target) =>
    (await page.evaluateHandle(script(target, first))).asElement() as ElementHandle<HTMLInputElement> | null;
  return {
    async open(address) {
      await page.goto(address, { timeout: 60_000 });
    },
    async click(target) {
      const element = await find(target);
      await element?.click();
      return element !== null;
    },
    async attach(target, paths) {
      const element = await find(target);
      if (!element) throw new Error(`no input is named ${target.name}`);
      await element.uploadFile(...paths);
    },
    type: (text) => page.keyboard.type(text),
    async control(key) {
      await page.keyboard.down("Control");
      await page.keyboard.press(key as "z");
      await page.keyboard.up("Control");
    },
    enter: () => page.keyboard.press("Enter"),
    look: (target, at) => page.evaluate(script(target, at)) as Promise<ReturnType<typeof at>>,
    close: () => browser.close(),
  };
}
