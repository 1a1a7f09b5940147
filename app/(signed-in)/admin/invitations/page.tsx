import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "@/components/admin/admin-page";
import { Invitations } from "@/components/admin/invitations";
import { adminTitle } from "@/lib/admin/title";

export const generateMetadata = (): Promise<Metadata> => adminTitle("invitations");

export default async function Page() {
  const t = await getTranslations("admin");
  return (
    <AdminPage title={t("invitations")}>
      <Invitations />
    </AdminPage>
  );
}
