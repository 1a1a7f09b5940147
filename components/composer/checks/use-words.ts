import { useFormatter, useTranslations } from "next-intl";
import { messageFor } from "@/lib/i18n/message-for";
import type { StatusAction, StatusMessage, Words } from "./status";

/** The sentence of a message in the page's language. */
export function useSentence(): (words: Words) => string {
  const t = useTranslations();
  const { list } = useFormatter();
  return ({ keys, values, why, keeps }) => {
    const kept = keeps?.map(({ name, shows }) =>
      t("cast.keep", { name, shows: list(shows.map((one) => t(`cast.shows.${one}`))) }),
    );
    const all = {
      ...values,
      ...(why !== undefined && { why: messageFor(t, why) ?? t("errors.unexpected") }),
      ...(kept && { keeps: list(kept) }),
    };
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
      case "cast":
        return t("cast.use");
      case "leaveOut":
        return t("cast.leaveOut");
      case "stretch":
        return t("compose.checks.stretch");
      default:
        // A finding's own fix is beside its sentence.
        return messageFor(t, keys[0]?.replace(/why$/, "fix") ?? "", values) ?? t("compose.checks.show");
    }
  };
}
