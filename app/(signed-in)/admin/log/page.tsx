import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "@/components/admin/admin-page";
import { AuditLog } from "@/components/admin/audit-log";
import { adminTitle } from "@/lib/admin/title";

export const generateMetadata = (): Promise<Metadata> => adminTitle("log");

export default async function Page({ searchParams }: PageProps<"/admin/log">) {
  const [{ kind, before }, t] = await Promise.all([searchParams, getTranslations("admin")]);
  return (
    <AdminPage title={t("log")}>
      <AuditLog kind={typeof kind === "string" ? kind : ""} before={typeof before === "string" ? before : ""} />
    </AdminPage>
  );
}
