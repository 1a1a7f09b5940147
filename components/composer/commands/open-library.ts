import { iconOf } from "@/components/ui/icon/icon";
import type { ComposerCommand } from "./composer-command";
import { openDialog } from "./open-state";

export const openLibrary: ComposerCommand = {
  id: "library",
  Icon: iconOf("library-big"),
  keys: ["L"],
  run: ({ open }) => open.set(openDialog("library")),
};
