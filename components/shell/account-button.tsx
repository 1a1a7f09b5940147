"use client";

import type { Route } from "next";
import Link from "next/link";
import { type ReactNode, useSyncExternalStore } from "react";
import { MENU_ID } from "./menu-place";

const never = () => () => undefined;

/** Opens the account menu; before the script has loaded, a link to the account's page, which has all of it as well. */
export function AccountButton({ className, children }: { className: string; children: ReactNode }) {
  const ready = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return ready ? (
    <button type="button" popoverTarget={MENU_ID} className={className}>
      {children}
    </button>
  ) : (
    <Link href={"/account" as Route} prefetch={false} className={className}>
      {children}
    </Link>
  );
}
