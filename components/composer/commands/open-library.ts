import { LibraryBig } from "lucide-react";
import type { ComposerCommand } from "./composer-command";
import { openDialog } from "./open-state";

export const openLibrary: ComposerCommand = {
  id: "library",
  Icon: LibraryBig,
  keys: ["L"],
  run: ({ open }) => open.set(openDialog("library")),
};
