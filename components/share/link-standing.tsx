import { getFormatter, getTranslations } from "next-intl/server";
import type { ShareView } from "@/lib/shares/view";

/** Where the link stands, in a few words: works (until when), over, taken back, film gone; and whether it is locked. */
export async function LinkStanding({ link }: { link: ShareView }) {
  const t = await getTranslations("share.link");
  const format = await getFormatter();
  const date = link.endsAt ? format.dateTime(new Date(link.endsAt), { dateStyle: "medium", timeStyle: "short" }) : null;
  const said = [
    link.standing === "alive" && date ? t("standing_until", { date }) : t(`standing_${link.standing}`),
    link.hasPassword && link.standing === "alive" ? t("standing_locked") : null,
    link.films.length > 1 ? t("films", { count: link.films.length }) : null,
  ];
  return <p className="text-sm text-soft">{said.filter(Boolean).join(" · ")}</p>;
}
