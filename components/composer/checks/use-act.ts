import { useTranslations } from "next-intl";
import {
  announce,
  applyDraft,
  type Change,
  choose,
  clearLeftOut,
  dismissReplaced,
  editDocument,
  rebase,
  restoreReplaced,
  setTruncated,
  undoStep,
} from "@/components/composer/changes";
import { openDialog } from "@/components/composer/commands/open-state";
import { fillIn } from "@/components/composer/library/draft-changes";
import { placeholderAfter } from "@/components/composer/library/placeholders";
import {
  deleteImage,
  deleteMentions,
  leaveImages,
  replace,
  restoreImage,
} from "@/components/composer/prompt/prompt-document";
import { giveRole } from "@/components/composer/prompt/role-phrase";
import { suggestRole } from "@/components/composer/prompt/suggest-role";
import { useRolePhrases } from "@/components/composer/prompt/use-role-phrases";
import { stretch } from "@/components/composer/shots/durations";
import { editShots } from "@/components/composer/shots/edit-shots";
import { numbered } from "@/components/composer/shots/edit-timeline";
import { useComposerContext } from "../context";
import { documentOf } from "../state";
import type { StatusAction, StatusKind } from "./status";

/** How the messages that can be dismissed are. */
export const DISMISS: Partial<Record<StatusKind, Change>> = {
  leftOut: clearLeftOut,
  truncated: setTruncated(null),
  filling: fillIn(false),
  replaced: dismissReplaced,
};

/** Does what a button of a message says; changes of the prompt are one undo step. */
export function useAct(): (action: StatusAction) => void {
  const t = useTranslations("compose.checks");
  const { store, uploads, editor, open } = useComposerContext();
  const phrases = useRolePhrases();
  const head = useTranslations("compose.shots")("head");

  const change = (action: StatusAction): Change | null => {
    const { other } = store.get().draft;
    switch (action.do) {
      case "unmention":
        return editDocument((now) =>
          action.places.reduceRight((prompt, [from, to]) => replace(prompt, from, to, []), now),
        );
      case "put":
        return editDocument((now) => replace(now, action.from, action.to, [action.text]));
      case "roles":
        return editDocument((now) =>
          action.keys.reduce((before, key) => {
            const image = before.images.find((one) => one.key === key);
            return image ? giveRole(before, key, suggestRole(image, before), phrases) : before;
          }, now),
        );
      case "leaveOut":
        return editDocument((now) => action.keys.reduce(deleteImage, now));
      case "leave":
        return editDocument((now) => leaveImages(now, action.choices));
      case "number":
        return editDocument((now) => editShots(now, (timeline) => numbered(timeline, head)));
      case "stretch":
        return editDocument((now) => editShots(now, (timeline) => stretch(timeline, action.duration)));
      case "duration":
        return choose({ duration: action.duration });
      case "restore":
        return editDocument((now) => restoreImage(now, action.key));
      case "forget":
        return editDocument((now) => deleteMentions(now, action.key));
      case "undo":
        return undoStep;
      case "restoreDraft":
        return restoreReplaced;
      case "mine":
        return other && rebase(other.version);
      case "theirs":
        return other && applyDraft(other);
      default:
        return null;
    }
  };

  return (action) => {
    switch (action.do) {
      case "show":
        return editor.select(action.from, action.to);
      case "next": {
        const placeholder = placeholderAfter(documentOf(store.get()).doc, 0);
        return placeholder && editor.select(placeholder[0], placeholder[1]);
      }
      case "cast":
        return open.set(openDialog("cast"));
      case "add":
        return document.getElementById("compose-add")?.click();
      case "retry":
        return action.keys.forEach(uploads.retry);
      case "remove":
        return action.keys.forEach(uploads.remove);
      default: {
        const wanted = change(action);
        if (wanted) store.set(wanted);
        if (wanted && action.do !== "undo" && action.do !== "mine") store.set(announce(t("fixed")));
      }
    }
  };
}
