import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Confirm } from "@/components/account/confirm";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("confirm.title") };
}

export default function ConfirmPage() {
  return (
    <main className="mx-auto max-w-sm px-4 pt-10 pb-16">
      <Confirm />
    </main>
  );
}
