import { ImagePlus } from "lucide-react";
import type { ComposerCommand } from "./composer-command";

export const addImages: ComposerCommand = {
  id: "add",
  Icon: ImagePlus,
  keys: ["A"],
  run: () => document.getElementById("compose-add")?.click(),
};
