import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "@/components/admin/admin-page";
import { Instance } from "@/components/admin/instance";
import { adminTitle } from "@/lib/admin/title";

export const generateMetadata = (): Promise<Metadata> => adminTitle("title");

export default async function Page() {
  const t = await getTranslations("admin");
  return (
    <AdminPage title={t("title")}>
      <Instance />
    </AdminPage>
  );
}
