import { getTranslations } from "next-intl/server";

/** The footer of a shared page. A plain link: a router would exceed the page's script budget. */
export async function PublicFooter() {
  const t = await getTranslations("share");
  const common = await getTranslations("common");
  return (
    <footer className="flex justify-center py-6 text-sm text-soft">
      <p>
        {t.rich("made_with", {
          name: () => (
            <a
              href="/"
              className="inline-flex min-h-11 items-center rounded-sm font-medium text-ink underline decoration-line underline-offset-4 hover:decoration-current"
            >
              {common("name")}
            </a>
          ),
        })}
      </p>
    </footer>
  );
}
