import { getTranslations } from "next-intl/server";
import { loadShareCounts } from "@/lib/shares/loaders";
import { linkName, type ShareView } from "@/lib/shares/view";
import { LinkChart } from "./link-chart";
import { LinkEmbed } from "./link-embed";
import { LinkExpiry } from "./link-expiry";
import { LinkPassword } from "./link-password";
import { LinkRevoke } from "./link-revoke";
import { LinkStateBadge } from "./link-state";
import { LinkSwitches } from "./link-switches";
import { LinkTextForm } from "./link-text-form";
import { LinkThumbnail } from "./link-thumbnail";
import { ShareMessages } from "./share-messages";

/** Everything an owner can see and change about one link. */
export async function LinkPage({ link }: { link: ShareView }) {
  const t = await getTranslations("share.link");
  const counts = await loadShareCounts(link.slug);
  const over = link.state === "revoked";
  return (
    <ShareMessages>
      <header className="flex items-center gap-4">
        <LinkThumbnail link={link} />
        <div className="min-w-0 grow">
          <h1 dir="auto" className="line-clamp-3 font-semibold text-xl wrap-anywhere">
            {linkName(link) ?? t("untitled")}
          </h1>
          <LinkStateBadge link={link} />
        </div>
      </header>
      <div className="mt-8 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-10">
          {over ? null : <LinkEmbed link={link} />}
          <LinkChart counts={counts} />
          {over ? null : <LinkTextForm link={link} />}
        </div>
        {over ? null : (
          <div className="flex flex-col gap-10">
            <LinkSwitches link={link} />
            <LinkExpiry link={link} />
            <LinkPassword link={link} />
            <LinkRevoke slug={link.slug} />
          </div>
        )}
      </div>
    </ShareMessages>
  );
}
