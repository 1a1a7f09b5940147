import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthPage } from "@/components/account/auth-page";
import { LinkTrouble } from "@/components/account/link-trouble";
import { readInvitation } from "@/lib/accounts/one-time-links/read-link";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signUp.title"), robots: { index: false } };
}

/** Makes an account by an invitation. Opening the page changes nothing; its form does. */
export default async function InvitePage({ params, searchParams }: PageProps<"/invite/[token]">) {
  const { token } = await params;
  const [t, { state, email }] = await Promise.all([getTranslations("auth"), readInvitation(token)]);
  if (state !== "open") return <LinkTrouble title={t("signUp.title")} text={t(`errors.invitation_${state}`)} />;
  return <AuthPage kind="signUp" searchParams={searchParams} invited={{ token, email }} />;
}
