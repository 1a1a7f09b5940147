import { useTranslations } from "next-intl";
import type { Entry } from "./entries";

/** An entry's title; a sent prompt's title is its first words. */
export function useTitle(): (entry: Entry) => string {
  const t = useTranslations("compose.library");
  return (entry) => {
    switch (entry.kind) {
      case "drafts":
        return entry.draft.name ?? t(entry.draft.at === "" ? "fresh" : "unnamed");
      case "saved":
        return entry.saved.name;
      case "starters":
        return entry.starter.name;
      case "sent":
        return entry.sent.prompt.trim().split("\n")[0] ?? "";
    }
  };
}
