import type { Admin } from "@/db/admin/actor";
import type { Services } from "@/lib/generations/services";
import en from "@/lib/i18n/messages/en.json";
import type { AdminChange } from "./change";

/** What was typed after the name: the arguments in their order, and the options by name. */
export type TypedWords = { args: string[]; options: Record<string, string> };
export type AdminCommand = {
  usage: string;
  about: string;
  args: number;
  options?: string[];
  run: (admin: Admin, services: Services, typed: TypedWords) => Promise<string>;
};

/** Reported in one line, without a stack. */
export class CommandError extends Error {}

export function settled<Value extends object>(change: AdminChange<Value>): Value {
  if (!change.ok) throw new CommandError(en.admin.denied[change.error]);
  return change;
}

export const shownLink = ({ url, expiresAt }: { url: string; expiresAt: Date }) =>
  `${url}\nIt works once, until ${expiresAt.toISOString()}. It cannot be shown again.`;
export const minuteOf = (moment: Date | null) => moment?.toISOString().slice(0, 16).replace("T", " ") ?? "never";
export const linesOf = (rows: (string | null | number)[][], none: string) =>
  rows.length === 0 ? none : rows.map((row) => row.filter((cell) => cell !== null).join("  ")).join("\n");
export const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;
