import type { Route } from "next";
import type { Command } from "@/components/commands/command";

/** What the commands of every page work with. */
export type Everywhere = {
  go: (address: Route) => void;
  language: string;
  /** Whether the user is an administrator. */
  admin: boolean;
  /** Calls one of the actions of the preferences with a value. */
  prefer: (action: (form: FormData) => Promise<void>, name: string, value: string) => void;
};
export type EverywhereCommand = Command<Everywhere>;
