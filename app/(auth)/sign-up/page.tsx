import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthPage } from "@/components/account/auth-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signUp.title") };
}

export default function SignUpPage({ searchParams }: PageProps<"/sign-up">) {
  return <AuthPage kind="signUp" searchParams={searchParams} />;
}
