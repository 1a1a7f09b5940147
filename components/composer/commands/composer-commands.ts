import { addImages } from "./add-images";
import type { ComposerCommand } from "./composer-command";
import { earlierImages } from "./earlier-images";
import { focusPrompt } from "./focus-prompt";
import { generate } from "./generate";
import { mentionImage } from "./mention-image";
import { openCast } from "./open-cast";
import { openLibrary } from "./open-library";
import { redoChange } from "./redo-change";
import { showRequest } from "./show-request";
import { toggleShots } from "./toggle-shots";
import { undoChange } from "./undo-change";

/** What the composer offers, in the order in which the palette and the list of shortcuts show it. */
export const COMPOSER_COMMANDS: readonly ComposerCommand[] = [
  generate,
  focusPrompt,
  mentionImage,
  openCast,
  addImages,
  earlierImages,
  toggleShots,
  openLibrary,
  showRequest,
  undoChange,
  redoChange,
  { id: "move", keys: ["Shift", "← →"] },
  { id: "remove", keys: ["Del"] },
];
