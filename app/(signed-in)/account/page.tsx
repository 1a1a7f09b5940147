import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Account } from "@/components/account/account";
import { FormDone } from "@/components/account/form-done";
import { FormErrorText } from "@/components/account/form-error";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("account"))("title") };
}

/** `error` is the code of a failed attempt to connect a service, `email` what has become of a mailed link. */
export default async function AccountPage({ searchParams }: PageProps<"/account">) {
  const t = await getTranslations();
  const { error, email } = await searchParams;
  const refused = error === "Unconfirmed" ? t("auth.callback.Unconfirmed") : t("account.linked.taken");
  return (
    <main className="max-w-4xl 2xl:max-w-[100rem] px-4 pt-4 pb-16 sm:px-6 lg:px-8">
      <h1 className="mb-2 font-semibold text-2xl">{t("account.title")}</h1>
      {error ? <FormErrorText message={refused} /> : null}
      {email === "verified" || email === "sent" ? <FormDone message={t(`account.address.done_${email}`)} /> : null}
      {email === "unsent" ? <FormErrorText message={t("account.address.done_unsent")} /> : null}
      <Account />
    </main>
  );
}
