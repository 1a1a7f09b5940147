import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button";
import type { ShareView } from "@/lib/shares/view";
import { LinkPicker } from "./link-picker";
import { LinkRow } from "./link-row";
import { ShareMessages } from "./share-messages";

/** Every link with its state and counts. The rows are rendered by the server; only the selection is client code. */
export async function AllLinks({ links }: { links: ShareView[] }) {
  const t = await getTranslations("share.links");
  if (links.length === 0) {
    return (
      <div className="mt-16 flex flex-col items-center gap-4 text-center">
        <p className="max-w-md text-soft">{t("empty")}</p>
        <Link href="/gallery" className={buttonClass("quiet")}>
          {t("to_gallery")}
        </Link>
      </div>
    );
  }
  return (
    <ShareMessages>
      <LinkPicker>
        <ul className="mt-4 flex flex-col gap-2">
          {links.map((link) => (
            <LinkRow key={link.slug} link={link} />
          ))}
        </ul>
      </LinkPicker>
    </ShareMessages>
  );
}
