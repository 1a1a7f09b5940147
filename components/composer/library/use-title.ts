import { useTranslations } from "next-intl";
import type { LibraryItem } from "./library-item";

/** An item's title; a sent prompt's title is its first words. */
export function useTitle(): (item: LibraryItem) => string {
  const t = useTranslations("compose.library");
  return (item) => {
    switch (item.kind) {
      case "drafts":
        return item.draft.name ?? t(item.draft.at === "" ? "fresh" : "unnamed");
      case "saved":
        return item.saved.name;
      case "starters":
        return item.starter.name;
      case "sent":
        return item.sent.prompt.trim().split("\n")[0] ?? "";
    }
  };
}
