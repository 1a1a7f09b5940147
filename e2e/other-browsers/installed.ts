import type { Driver } from "./driver";
import { openFirefox } from "./firefox";
import { openWebKit } from "./webkit";

/** `npm test` and `npm run bench:gallery` name the programs that they found. */
const { FIREFOX_PATH, MINIBROWSER_PATH, WEBKIT_DRIVER_PATH, XVFB_PATH } = process.env;

/** The other browsers that are installed, and how each is opened. */
export const installedBrowsers: [string, () => Promise<Driver>][] = [];
if (FIREFOX_PATH) installedBrowsers.push(["Firefox", () => openFirefox(FIREFOX_PATH)]);
if (MINIBROWSER_PATH && WEBKIT_DRIVER_PATH && XVFB_PATH)
  installedBrowsers.push([
    "WebKit",
    () => openWebKit({ browser: MINIBROWSER_PATH, driver: WEBKIT_DRIVER_PATH, xvfb: XVFB_PATH }),
  ]);
