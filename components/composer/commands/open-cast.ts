import { UsersRound } from "lucide-react";
import type { ComposerCommand } from "./composer-command";
import { openDialog } from "./open-state";

export const openCast: ComposerCommand = {
  id: "cast",
  Icon: UsersRound,
  keys: ["C"],
  run: ({ open }) => open.set(openDialog("cast")),
};
