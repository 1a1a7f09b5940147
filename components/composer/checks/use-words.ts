import { useTranslations } from "next-intl";
import { messageFor } from "@/lib/i18n/message-for";
import type { StatusAction, StatusMessage, Words } from "./status";

/** The sentence of a message in the page's language. */
export function useSentence(): (words: Words) => string {
  const t = useTranslations();
  return ({ keys, values, why }) => {
    const all = why === undefined ? values : { ...values, why: messageFor(t, why) ?? t("errors.unexpected") };
    for (const key of keys) {
      const sentence = messageFor(t, key, all);
      if (sentence !== null) return sentence;
    }
    return t("errors.unexpected");
  };
}

/** The label of a message's button. */
export function useActionLabel(): (action: StatusAction, message: StatusMessage) => string {
  const t = useTranslations();
  return (action, { keys, values }) => {
    switch (action.do) {
      case "restore":
        return t("compose.mention.restore");
      case "forget":
        return t("compose.mention.delete");
      case "retry":
        return t("errors.again");
      case "remove":
        return t("compose.status.remove");
      case "add":
        return t("compose.images.add");
      case "next":
        return t("compose.library.fill.next");
      case "undo":
        return t("compose.library.undo");
      case "mine":
        return t("compose.draft.mine");
      case "theirs":
        return t("compose.draft.theirs");
      case "restoreDraft":
        return t("compose.draft.restore");
      case "show":
        return t("compose.checks.show");
      case "stretch":
        return t("compose.checks.stretch");
      default:
        // A finding's own fix is beside its sentence.
        return messageFor(t, keys[0]?.replace(/why$/, "fix") ?? "", values) ?? t("compose.checks.show");
    }
  };
}
