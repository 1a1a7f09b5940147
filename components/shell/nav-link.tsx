"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type NavLinkProps = {
  href: Route;
  icon: ReactNode;
  children: ReactNode;
  className: string;
  /** Does not match the pages below it, which have links of their own. */
  exact?: boolean;
};

/** A link that marks the current page. "/" matches only itself; "/gallery" also matches each of its videos. */
export function NavLink({ href, icon, children, className, exact = false }: NavLinkProps) {
  const here = usePathname();
  const place: string = href;
  const inside = here === place || (!exact && place !== "/" && here.startsWith(`${place}/`));
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={inside ? (here === place ? "page" : "true") : undefined}
      className={className}
    >
      {icon}
      {children}
    </Link>
  );
}
