import { Images } from "lucide-react";
import type { ComposerCommand } from "./composer-command";
import { openDialog } from "./open-state";

export const earlierImages: ComposerCommand = {
  id: "earlier",
  Icon: Images,
  keys: ["E"],
  run: ({ open }) => open.set(openDialog("earlier")),
};
