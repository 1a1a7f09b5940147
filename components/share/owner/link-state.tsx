import { getFormatter, getTranslations } from "next-intl/server";
import type { ShareView } from "@/lib/shares/view";

/** The link's state in a few words: active (until when), expired, revoked, video deleted; and whether it is locked. */
export async function LinkStateBadge({ link }: { link: ShareView }) {
  const t = await getTranslations("share.link");
  const format = await getFormatter();
  const date = link.endsAt ? format.dateTime(new Date(link.endsAt), { dateStyle: "medium", timeStyle: "short" }) : null;
  const state = link.state === "gone" && link.collection !== null ? "empty" : link.state;
  /** The title already names its collection. */
  const named = link.name ?? link.title;
  const said = [
    state === "active" && date ? t("state_until", { date }) : t(`state_${state}`),
    link.hasPassword && link.state === "active" ? t("state_locked") : null,
    link.collection === null ? null : named ? t("of_collection", { name: link.collection }) : t("collection"),
    link.collection !== null || link.videos > 1 ? t("videos", { count: link.videos }) : null,
  ];
  return <p className="text-sm text-soft">{said.filter(Boolean).join(" · ")}</p>;
}
