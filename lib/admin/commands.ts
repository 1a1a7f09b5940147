import type { Admin } from "@/db/admin/actor";
import { listAttention, storageUse } from "@/db/admin/content-admin-queries";
import { listEvents, listInvitations, readSettings } from "@/db/admin/instance-admin-queries";
import { findManagedUser, listManagedUsers } from "@/db/admin/user-admin-queries";
import { dbNow } from "@/db/clock";
import { normalizeEmail } from "@/lib/auth/email";
import { stateOfOneTimeLink } from "@/lib/auth/one-time-link-state";
import { plainDecimal } from "@/lib/generations/decimal";
import type { Services } from "@/lib/generations/services";
import en from "@/lib/i18n/messages/en.json";
import type { AdminChange } from "./change";
import { changeInstanceLimits, stopSubmits } from "./instance";
import { invite, makeResetLink, revokeInvitation, revokeResetLinks } from "./links";
import { removeUser } from "./remove-user";
import { changeRole, changeUserLimits, disableUser, enableUser, signOutUser } from "./users";

/** What was typed after the name: the arguments in their order, and the options by name. */
type Typed = { args: string[]; options: Record<string, string> };
type Command = {
  usage: string;
  about: string;
  args: number;
  options?: string[];
  run: (admin: Admin, services: Services, typed: Typed) => Promise<string>;
};

/** Reported in one line, without a stack. */
export class CommandError extends Error {}

function settled<Value extends object>(change: AdminChange<Value>): Value {
  if (!change.ok) throw new CommandError(en.admin.denied[change.error]);
  return change;
}

async function userNamed(admin: Admin, { db }: Services, typed: string | undefined): Promise<{ userId: string }> {
  const email = normalizeEmail(typed);
  const user = email ? await findManagedUser(admin, db, { email }) : null;
  if (!user) throw new CommandError("There is no account with this address. `npm run admin -- users` lists them.");
  return { userId: user.id };
}

/** A command about one user, whose address is its first argument. */
const about = (
  name: string,
  text: string,
  run: (admin: Admin, services: Services, user: { userId: string }, typed: Typed) => Promise<string>,
  more: Pick<Partial<Command>, "args" | "options"> & { usage?: string } = {},
): Command => ({
  usage: `${name} EMAIL${more.usage ? ` ${more.usage}` : ""}`,
  about: text,
  args: more.args ?? 1,
  options: more.options,
  run: async (admin, services, typed) => run(admin, services, await userNamed(admin, services, typed.args[0]), typed),
});

const link = ({ url, expiresAt }: { url: string; expiresAt: Date }) =>
  `${url}\nIt works once, until ${expiresAt.toISOString()}. It cannot be shown again.`;
const at = (moment: Date | null) => moment?.toISOString().slice(0, 16).replace("T", " ") ?? "never";
const lines = (rows: (string | null | number)[][], none: string) =>
  rows.length === 0 ? none : rows.map((row) => row.filter((cell) => cell !== null).join("  ")).join("\n");
const megabytes = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`;

export const COMMANDS: Record<string, Command> = {
  users: {
    usage: "users [SEARCH]",
    about: "Lists accounts, newest first.",
    args: 1,
    run: async (admin, { db }, { args: [search = ""] }) => {
      const users = await listManagedUsers(admin, db, { search, before: null, limit: 500 });
      const row = (it: (typeof users)[number]) => [
        it.email,
        it.role,
        it.disabledAt ? "disabled" : null,
        `seen ${at(it.lastSeenAt)}`,
        `${it.videos} videos`,
        megabytes(it.bytes),
        `${plainDecimal(it.credits)} credits in 30 days`,
      ];
      return lines(users.map(row), "There are none.");
    },
  },
  disable: about(
    "disable",
    "Signs a user out, keeps them out, and cancels their queue.",
    async (admin, services, user) => {
      const { canceled } = settled(await disableUser(admin, services, user));
      return `Disabled. ${canceled} queued generations were canceled, and their credits released.`;
    },
  ),
  enable: about("enable", "Lets a disabled user sign in again.", async (admin, services, user) => {
    settled(await enableUser(admin, services, user));
    return "Enabled.";
  }),
  "sign-out": about("sign-out", "Ends every session of a user.", async (admin, services, user) => {
    settled(await signOutUser(admin, services, user));
    return "Signed out everywhere.";
  }),
  "reset-link": about(
    "reset-link",
    "Makes a link by which a user sets a new password.",
    async (admin, services, user) => link(settled(await makeResetLink(admin, services, user))),
  ),
  "revoke-reset": about("revoke-reset", "Revokes a user's reset links.", async (admin, services, user) => {
    settled(await revokeResetLinks(admin, services, user));
    return "Revoked.";
  }),
  role: about(
    "role",
    "Makes a user an administrator, or no longer one.",
    async (admin, services, user, { args: [, role] }) => {
      if (role !== "admin" && role !== "user") throw new CommandError("The role is admin or user.");
      settled(await changeRole(admin, services, { ...user, role }));
      return `The role is now ${role}.`;
    },
    { args: 2, usage: "admin|user" },
  ),
  limits: about(
    "limits",
    "Sets a user's own credit limits; one that is left out is the environment's.",
    async (admin, services, user, { options: { day = "", month = "" } }) => {
      settled(await changeUserLimits(admin, services, { ...user, day, month }));
      return "Changed.";
    },
    { options: ["day", "month"], usage: "[--day CREDITS] [--month CREDITS]" },
  ),
  delete: about(
    "delete",
    "Deletes a user with all their videos, images and links.",
    async (admin, services, user, { options: { confirm = "" }, args: [email] }) => {
      if (normalizeEmail(confirm) !== normalizeEmail(email))
        throw new CommandError("Nothing was deleted. Repeat the address with --confirm EMAIL.");
      settled(await removeUser(admin, services, user));
      return "Deleted.";
    },
    { options: ["confirm"], usage: "--confirm EMAIL" },
  ),
  invite: {
    usage: "invite [EMAIL] [--role admin|user] [--days 7] [--day CREDITS] [--month CREDITS]",
    about: "Makes an invitation: a link by which one account can be made, for this address or for anyone.",
    args: 1,
    options: ["role", "days", "day", "month"],
    run: async (admin, services, { args: [email = ""], options }) => {
      const { role = "user", days = "", day: creditsDay = "", month: creditsMonth = "" } = options;
      if (role !== "admin" && role !== "user") throw new CommandError("The role is admin or user.");
      return link(settled(await invite(admin, services, { email, role, days, creditsDay, creditsMonth })));
    },
  },
  invitations: {
    usage: "invitations",
    about: "Lists invitations, newest first, with the id that revoke needs.",
    args: 0,
    run: async (admin, { db }) => {
      const rows = await listInvitations(admin, db, { limit: 200 });
      const row = ({ link: it, usedByEmail }: (typeof rows)[number]) => {
        const state = stateOfOneTimeLink(it, dbNow());
        return [it.id, state, it.email ?? "anyone", it.role, `until ${at(it.expiresAt)}`, usedByEmail];
      };
      return lines(rows.map(row), "There are none.");
    },
  },
  revoke: {
    usage: "revoke ID",
    about: "Revokes an invitation.",
    args: 1,
    run: async (admin, services, { args: [id = ""] }) => {
      settled(await revokeInvitation(admin, services, { id }));
      return "Revoked.";
    },
  },
  "stop-submits": {
    usage: "stop-submits",
    about: "Stops all submits; what is at the provider finishes.",
    args: 0,
    run: async (admin, services) => {
      settled(await stopSubmits(admin, services, true));
      return "Nothing is submitted until `npm run admin -- resume-submits`.";
    },
  },
  "resume-submits": {
    usage: "resume-submits",
    about: "Lets users submit again.",
    args: 0,
    run: async (admin, services) => {
      settled(await stopSubmits(admin, services, false));
      return "Submits are possible again.";
    },
  },
  "instance-limits": {
    usage: "instance-limits [--day CREDITS] [--month CREDITS]",
    about: "Sets credit limits for all users together; one that is left out is the environment's.",
    args: 0,
    options: ["day", "month"],
    run: async (admin, services, { options: { day = "", month = "" } }) => {
      settled(await changeInstanceLimits(admin, services, { day, month }));
      return "Changed.";
    },
  },
  attention: {
    usage: "attention",
    about: "Lists generations of all users that are unconfirmed or stalled.",
    args: 0,
    run: async (admin, { db }) => {
      const rows = await listAttention(admin, db, { limit: 500 });
      return lines(
        rows.map((it) => [
          it.id,
          it.state,
          it.email,
          `since ${at(it.stalledAt ?? it.sentAt ?? it.createdAt)}`,
          it.trouble,
        ]),
        "None needs attention.",
      );
    },
  },
  log: {
    usage: "log [BEFORE]",
    about: "Shows the newest 100 lines of the audit log, or those before the line with this number.",
    args: 1,
    run: async (admin, { db }, { args: [before] }) => {
      if (before !== undefined && !/^\d{1,15}$/.test(before)) throw new CommandError("BEFORE is a line's number.");
      const page = { before: before ? Number(before) : null, kind: null, subjectId: null, limit: 100 };
      const rows = await listEvents(admin, db, page);
      return lines(
        rows.map(({ event, actor, subject }) => [
          event.id,
          event.at.toISOString(),
          event.kind,
          `by ${actor ?? event.actorId ?? (event.detail.command ? "a command" : "a stranger")}`,
          event.subjectId ? `about ${subject ?? event.subjectId}` : null,
          JSON.stringify(event.detail),
        ]),
        "It is empty.",
      );
    },
  },
  status: {
    usage: "status",
    about: "Shows whether submits are stopped, the limits, and the storage in use.",
    args: 0,
    run: async (admin, { db }) => {
      const [settings, use] = await Promise.all([readSettings(admin, db), storageUse(admin, db)]);
      const limit = (credits: string | null) =>
        credits === null ? "none of its own" : `${plainDecimal(credits)} credits`;
      return [
        `submits: ${settings.submitsStoppedAt ? `stopped since ${at(settings.submitsStoppedAt)}` : "possible"}`,
        `limit of a day: ${limit(settings.creditsDay)}; of a month: ${limit(settings.creditsMonth)}`,
        `videos: ${use.videos}, ${megabytes(use.videoBytes + use.posterBytes)}; images: ${use.images}, ${megabytes(use.imageBytes)}`,
      ].join("\n");
    },
  },
};

const help = () =>
  [
    "npm run admin -- COMMAND",
    "",
    ...Object.values(COMMANDS).map(({ usage, about: text }) => `  ${usage}\n      ${text}`),
    "",
    "A user is named by their email. With the embedded database, stop the server first.",
  ].join("\n");

/** Runs one command. Returns what it says; throws CommandError when it was not understood or not possible. */
export async function runCommand(admin: Admin, services: () => Services, words: string[]): Promise<string> {
  const [name = "help", ...rest] = words;
  if (name === "help" || name === "--help") return help();
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new CommandError(`There is no command ${JSON.stringify(name)}. See \`npm run admin -- help\`.`);
  const typed: Typed = { args: [], options: {} };
  for (let index = 0; index < rest.length; index++) {
    const word = rest[index] ?? "";
    if (!word.startsWith("--")) {
      typed.args.push(word);
      continue;
    }
    const [option = "", given] = word.slice(2).split(/=(.*)/s);
    const value = given ?? rest[++index];
    if (!command.options?.includes(option) || value === undefined) throw new CommandError(`Usage: ${command.usage}`);
    typed.options[option] = value;
  }
  if (typed.args.length > command.args) throw new CommandError(`Usage: ${command.usage}`);
  return command.run(admin, services(), typed);
}
