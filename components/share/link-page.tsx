import { getTranslations } from "next-intl/server";
import { loadCounts } from "@/lib/shares/loaders";
import type { ShareView } from "@/lib/shares/view";
import { LinkChart } from "./link-chart";
import { LinkEnd } from "./link-end";
import { LinkFinish } from "./link-finish";
import { LinkPassword } from "./link-password";
import { LinkStanding } from "./link-standing";
import { LinkSwitches } from "./link-switches";
import { LinkTakeAway } from "./link-take-away";
import { LinkThumb } from "./link-thumb";
import { LinkWordsForm } from "./link-words-form";
import { ShareWords } from "./share-words";

/** Everything an owner may know and change of one link. */
export async function LinkPage({ link }: { link: ShareView }) {
  const t = await getTranslations("share.link");
  const counts = await loadCounts(link.slug);
  const over = link.standing === "revoked";
  return (
    <ShareWords>
      <header className="flex flex-wrap items-center gap-4">
        <LinkThumb link={link} />
        <div className="min-w-0 grow">
          <h1 dir="auto" className="font-semibold text-xl [overflow-wrap:anywhere]">
            {link.name ?? link.title ?? link.collection ?? t("untitled")}
          </h1>
          <LinkStanding link={link} />
        </div>
      </header>
      <div className="mt-8 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-10">
          {over ? null : <LinkTakeAway link={link} />}
          <LinkChart counts={counts} />
          {over ? null : <LinkWordsForm link={link} />}
        </div>
        {over ? null : (
          <div className="flex flex-col gap-10">
            <LinkSwitches link={link} />
            <LinkEnd link={link} />
            <LinkPassword link={link} />
            <LinkFinish slug={link.slug} />
          </div>
        )}
      </div>
    </ShareWords>
  );
}
