import { Eye } from "lucide-react";
import type { ComposerCommand } from "./composer-command";
import { openDialog } from "./open-state";

export const showRequest: ComposerCommand = {
  id: "sent",
  Icon: Eye,
  keys: ["W"],
  run: ({ open }) => open.set(openDialog("sent")),
};
