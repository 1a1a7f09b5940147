import { Keyboard } from "lucide-react";
import { open } from "@/components/commands/palette-state";
import type { EverywhereCommand } from "./everywhere";
import { SHORTCUTS_KEYS } from "./keys";

export const showShortcuts: EverywhereCommand = {
  id: "keys",
  Icon: Keyboard,
  keys: SHORTCUTS_KEYS,
  run: () => open("shortcuts"),
};
