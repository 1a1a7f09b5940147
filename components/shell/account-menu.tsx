"use client";

import { withMessages } from "@/components/ui/all-messages";
import { useUsed } from "@/components/ui/first-use";
import { lazyPart } from "@/components/ui/lazy-part";
import { Menu } from "@/components/ui/menu";
import type { AccountMenuItemsProps } from "./account-menu-items";
import { MENU_ID, MENU_PLACE } from "./menu-place";

const AccountMenuItems = lazyPart<AccountMenuItemsProps>(
  withMessages(() => import("./account-menu-items")),
  { eager: "visible", waiting: <div className="h-72" /> },
);

/** The menu of who is signed in, loaded when the page is first used. Without a script, its button leads to /account. */
export function AccountMenu({ label, ...items }: AccountMenuItemsProps & { label: string }) {
  const used = useUsed();
  return (
    <Menu id={MENU_ID} label={label} className={MENU_PLACE}>
      {used && <AccountMenuItems {...items} />}
    </Menu>
  );
}
