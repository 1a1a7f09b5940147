import {
  CircleUser,
  Clapperboard,
  FolderOpen,
  Import,
  Link2,
  type LucideIcon,
  PenLine,
  ShieldCheck,
  Trash2,
  Users,
  Video,
} from "lucide-react";
import type { Route } from "next";
import type { CommandId } from "@/components/commands/command";
import type { Everywhere, EverywhereCommand } from "./everywhere";

const page = (id: CommandId, Icon: LucideIcon, address: Route) => ({
  id,
  Icon,
  run: ({ go }: Everywhere) => go(address),
});

/** Pages that need no more than their address. */
export const PAGES: readonly EverywhereCommand[] = [
  page("page_compose", PenLine, "/"),
  page("page_gallery", Video, "/gallery"),
  page("page_elements", Users, "/elements"),
  page("page_collections", FolderOpen, "/gallery/collections"),
  page("page_sequences", Clapperboard, "/sequences"),
  page("page_import", Import, "/gallery/import"),
  page("page_trash", Trash2, "/gallery/trash"),
  page("page_links", Link2, "/links"),
  page("page_account", CircleUser, "/account"),
  { ...page("page_admin", ShieldCheck, "/admin" as Route), when: ({ admin }: Everywhere) => admin },
];
