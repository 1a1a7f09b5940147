import { iconOf } from "@/components/ui/icon/icon";
import type { ComposerCommand } from "./composer-command";
import { openDialog } from "./open-state";

export const showRequest: ComposerCommand = {
  id: "sent",
  Icon: iconOf("eye"),
  keys: ["W"],
  run: ({ open }) => open.set(openDialog("sent")),
};
