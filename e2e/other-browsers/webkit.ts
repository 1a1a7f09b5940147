import { once } from "node:events";
import type { Readable } from "node:stream";
import { Builder, Key, type WebElement } from "selenium-webdriver";
import { until } from "@/e2e/fixtures/until";
import { start, stop } from "@/lib/cli/child.mjs";
import { freePort } from "@/lib/cli/start/port.mjs";
import { type Driver, first, script, type Target } from "./driver";

type Programs = { browser: string; driver: string; xvfb: string };

/** WebKitGTK's MiniBrowser over WebDriver, on a display of its own: it has no headless mode. */
export async function openWebKit(programs: Programs): Promise<Driver> {
  const { url, stopAll } = await startDriver(programs);
  try {
    const browser = await new Builder()
      .usingServer(url)
      .withCapabilities({
        browserName: "MiniBrowser",
        "webkitgtk:browserOptions": { binary: programs.browser, args: ["--automation"] },
      })
      .build();
    await browser.manage().window().setRect({ x: 0, y: 0, width: 1440, height: 900 });

    const find = (target: Target) => browser.executeScript<WebElement | null>(`return ${script(target, first)}`);
    return {
      open: (address) => browser.get(address),
      async click(target) {
        const element = await find(target);
        await element?.click();
        return element !== null;
      },
      async attach(target, paths) {
        const element = await find(target);
        if (!element) throw new Error(`no input is named ${target.name}`);
        await element.sendKeys(paths.join("\n"));
      },
      type: (text) => browser.actions().sendKeys(text).perform(),
      control: (key) => browser.actions().keyDown(Key.CONTROL).sendKeys(key).keyUp(Key.CONTROL).perform(),
      enter: () => browser.actions().sendKeys(Key.ENTER).perform(),
      look: (target, at) => browser.executeScript(`return ${script(target, at)}`),
      async close() {
        await browser.quit().finally(stopAll);
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function startDriver({ driver: program, xvfb }: Programs) {
  // It writes the number of its display to the fourth stream once it is ready.
  const screen = start(["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], {
    program: xvfb,
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(screen.stdio[3] as Readable, "data", { signal: AbortSignal.timeout(20_000) });
  const port = await freePort();
  const env = { ...process.env, DISPLAY: `:${String(number).trim()}`, LANG: "en_GB.UTF-8" };
  const driver = start([`--port=${port}`], { program, stdio: "ignore", env });
  const stopAll = async () => {
    await Promise.all([stop(driver), stop(screen)]);
  };
  const url = `http://127.0.0.1:${port}`;
  const isReady = async () => (await fetch(`${url}/status`).catch(() => null))?.ok;
  await until("WebKitWebDriver", isReady, 20_000).catch(async (error) => {
    await stopAll();
    throw error;
  });
  return { url, stopAll };
}
