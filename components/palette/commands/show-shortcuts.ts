import { Keyboard } from "lucide-react";
import { open } from "@/components/commands/palette-state";
import type { EverywhereCommand } from "./everywhere";

export const showShortcuts: EverywhereCommand = {
  id: "keys",
  Icon: Keyboard,
  keys: ["?"],
  run: () => open("shortcuts"),
};
