"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

type NavLinkProps = { href: Route; icon: ReactNode; children: ReactNode; className: string };

/** A link that marks the current page. "/" matches only itself; "/gallery" also matches each of its videos. */
export function NavLink({ href, icon, children, className }: NavLinkProps) {
  const here = usePathname();
  const place: string = href;
  const inside = here === place || (place !== "/" && here.startsWith(`${place}/`));
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
