import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Account } from "@/components/account/account";
import { FormErrorText } from "@/components/account/form-error";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

/** `error` is the code of a failed attempt to connect a service. */
export default async function AccountPage({ searchParams }: PageProps<"/account">) {
  const t = await getTranslations();
  const { error } = await searchParams;
  return (
    <main className="max-w-4xl px-4 pt-4 pb-16 sm:px-6 lg:px-8">
      <h1 className="mb-2 font-semibold text-2xl">{t("account.title")}</h1>
      {error ? <FormErrorText message={t("account.linked.taken")} /> : null}
      <Account />
    </main>
  );
}
