import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPage } from "@/components/admin/admin-page";
import { UserList } from "@/components/admin/user-list";
import { adminTitle } from "@/lib/admin/title";

export const generateMetadata = (): Promise<Metadata> => adminTitle("users");

export default async function Page({ searchParams }: PageProps<"/admin/users">) {
  const [{ search, cursor }, t] = await Promise.all([searchParams, getTranslations("admin")]);
  return (
    <AdminPage title={t("users")}>
      <UserList
        search={typeof search === "string" ? search.trim().slice(0, 100) : ""}
        cursor={typeof cursor === "string" ? cursor : ""}
      />
    </AdminPage>
  );
}
