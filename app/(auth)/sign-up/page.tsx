import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthPage } from "@/components/account/auth-page";
import { safeNext } from "@/lib/auth/next-path";
import { configuredProviders } from "@/lib/auth/providers";
import { getUser } from "@/lib/auth/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("signUp.title") };
}

export default async function SignUpPage({ searchParams }: PageProps<"/sign-up">) {
  const { next, error } = await searchParams;
  const failed = typeof error === "string" ? error : undefined;
  // Connecting a service while signed in also fails to this page.
  if (await getUser()) redirect(failed ? `/account?error=${encodeURIComponent(failed)}` : safeNext(next));
  return <AuthPage kind="signUp" next={safeNext(next)} providers={configuredProviders()} error={failed} />;
}
