import { listAttention, storageUse } from "@/db/admin/content-admin-queries";
import { listEvents, listInvitations, readSettings } from "@/db/admin/instance-admin-queries";
import { dbNow } from "@/db/clock";
import { stateOfOneTimeLink } from "@/lib/auth/one-time-link-state";
import { plainDecimal } from "@/lib/generations/decimal";
import { type AdminCommand, CommandError, linesOf, megabytes, minuteOf, settled, shownLink } from "./command";
import { allowOwnKeys, changeInstanceLimits, rotateKeys, stopSubmits } from "./instance";
import { invite, revokeInvitation } from "./links";

export const INSTANCE_COMMANDS: Record<string, AdminCommand> = {
  invite: {
    usage: "invite [EMAIL] [--role admin|user] [--days 7] [--day CREDITS] [--month CREDITS]",
    about: "Makes an invitation: a link by which one account can be made, for this address or for anyone.",
    args: 1,
    options: ["role", "days", "day", "month"],
    run: async (admin, services, { args: [email = ""], options }) => {
      const { role = "user", days = "", day: creditsDay = "", month: creditsMonth = "" } = options;
      if (role !== "admin" && role !== "user") throw new CommandError("The role is admin or user.");
      return shownLink(settled(await invite(admin, services, { email, role, days, creditsDay, creditsMonth })));
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
        return [it.id, state, it.email ?? "anyone", it.role, `until ${minuteOf(it.expiresAt)}`, usedByEmail];
      };
      return linesOf(rows.map(row), "There are none.");
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
  "own-keys": {
    usage: "own-keys on|off",
    about: "Lets users store provider keys of their own, or no longer.",
    args: 1,
    run: async (admin, services, { args: [word] }) => {
      if (word !== "on" && word !== "off") throw new CommandError("Usage: own-keys on|off");
      settled(await allowOwnKeys(admin, services, word === "on"));
      return word === "on" ? "Users may store keys of their own." : "No further keys are stored or used.";
    },
  },
  "rotate-keys": {
    usage: "rotate-keys",
    about: "Encrypts users' provider keys with AUTH_SECRET, after which AUTH_SECRET_PREVIOUS can be removed.",
    args: 0,
    run: async (admin, services) => {
      const { rotated, lost } = settled(await rotateKeys(admin, services));
      return `${rotated} keys were encrypted anew.${lost > 0 ? ` ${lost} cannot be read with either secret.` : ""}`;
    },
  },
  attention: {
    usage: "attention",
    about: "Lists generations of all users that are unconfirmed or stalled.",
    args: 0,
    run: async (admin, { db }) => {
      const rows = await listAttention(admin, db, { limit: 500 });
      return linesOf(
        rows.map((it) => [
          it.id,
          it.state,
          it.email,
          `since ${minuteOf(it.stalledAt ?? it.sentAt ?? it.createdAt)}`,
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
      return linesOf(
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
        `submits: ${settings.submitsStoppedAt ? `stopped since ${minuteOf(settings.submitsStoppedAt)}` : "possible"}`,
        `limit of a day: ${limit(settings.creditsDay)}; of a month: ${limit(settings.creditsMonth)}`,
        `videos: ${use.videos}, ${megabytes(use.videoBytes + use.posterBytes)}; images: ${use.images}, ${megabytes(use.imageBytes)}; audio files: ${use.audio}, ${megabytes(use.audioBytes)}`,
      ].join("\n");
    },
  },
};
