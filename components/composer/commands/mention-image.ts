import { AtSign } from "lucide-react";
import { documentOf } from "@/components/composer/state";
import type { ComposerCommand } from "./composer-command";

export const mentionImage: ComposerCommand = {
  id: "mention",
  Icon: AtSign,
  keys: ["@"],
  when: ({ store }) => documentOf(store.get()).images.length + store.get().cast.elements.length > 0,
  run: ({ editor }) => editor.ask(),
};
