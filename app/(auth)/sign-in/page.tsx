import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthPage } from "@/components/account/auth-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signIn.title") };
}

export default function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  return <AuthPage kind="signIn" searchParams={searchParams} />;
}
