import type { Admin } from "@/db/admin/actor";
import { findManagedUser, listManagedUsers } from "@/db/admin/user-admin-queries";
import { normalizeEmail } from "@/lib/auth/email";
import { plainDecimal } from "@/lib/generations/decimal";
import type { Services } from "@/lib/generations/services";
import {
  type AdminCommand,
  CommandError,
  linesOf,
  megabytes,
  minuteOf,
  settled,
  shownLink,
  type TypedWords,
} from "./command";
import { makeResetLink, revokeResetLinks } from "./links";
import {
  changeRole,
  changeUserLimits,
  deleteUser,
  disableUser,
  dropSecondStep,
  enableUser,
  signOutUser,
  verifyUser,
} from "./users";

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
  run: (admin: Admin, services: Services, user: { userId: string }, typed: TypedWords) => Promise<string>,
  more: Pick<Partial<AdminCommand>, "args" | "options"> & { usage?: string } = {},
): AdminCommand => ({
  usage: `${name} EMAIL${more.usage ? ` ${more.usage}` : ""}`,
  about: text,
  args: more.args ?? 1,
  options: more.options,
  run: async (admin, services, typed) => run(admin, services, await userNamed(admin, services, typed.args[0]), typed),
});

export const USER_COMMANDS: Record<string, AdminCommand> = {
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
        `seen ${minuteOf(it.lastSeenAt)}`,
        `${it.videos} videos`,
        megabytes(it.bytes),
        `${plainDecimal(it.credits)} credits in 30 days`,
      ];
      return linesOf(users.map(row), "There are none.");
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
    async (admin, services, user) => shownLink(settled(await makeResetLink(admin, services, user))),
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
  verify: about(
    "verify",
    "Takes a user's address as verified, when no mail reaches them.",
    async (admin, services, user) => {
      settled(await verifyUser(admin, services, user));
      return "Verified.";
    },
  ),
  "second-step-off": about(
    "second-step-off",
    "Lets a user sign in with the password alone, when passkey and recovery codes are lost.",
    async (admin, services, user) => {
      settled(await dropSecondStep(admin, services, user));
      return "The password alone signs in again.";
    },
  ),
  delete: about(
    "delete",
    "Deletes a user with all their videos, images and links.",
    async (admin, services, user, { options: { confirm = "" }, args: [email] }) => {
      if (normalizeEmail(confirm) !== normalizeEmail(email))
        throw new CommandError("Nothing was deleted. Repeat the address with --confirm EMAIL.");
      const { finished } = settled(await deleteUser(admin, services, user));
      return finished ? "Deleted." : "Deleted, but for generations at the provider, which are dropped when they end.";
    },
    { options: ["confirm"], usage: "--confirm EMAIL" },
  ),
};
