import type { EverywhereCommand } from "./everywhere";
import { openPalette } from "./open-palette";
import { PAGES } from "./pages";
import { setLanguages } from "./set-language";
import { setThemes } from "./set-theme";
import { showShortcuts } from "./show-shortcuts";

/** What every page offers. Those with keys are in the list of shortcuts. */
export const EVERYWHERE: readonly EverywhereCommand[] = [
  ...PAGES,
  openPalette,
  showShortcuts,
  ...setThemes,
  ...setLanguages,
];
