import { getDb } from "@/db/client";
import "server-only";
import { findUser, listProviders, listSessions } from "@/db/accounts/account-queries";
import { countRecoveryCodes, listPasskeys } from "@/db/accounts/passkey-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import { SESSION_IDLE_DAYS } from "@/lib/auth/limits";
import { configuredProviders, type ProviderId } from "@/lib/auth/providers";
import { canMail } from "@/lib/mail/send-mail";
import { deviceOf } from "./device";
import { readUsage } from "./quota";

export type SessionView = {
  id: string;
  here: boolean;
  browser: string | null;
  system: string | null;
  lastSeenAt: Date;
  createdAt: Date;
};

export type AccountView = {
  name: string | null;
  email: string;
  /** Null where this server sends no mail, and an address is taken as it was typed. */
  verified: boolean | null;
  /** Whether the user proved a moment ago who they are: without it, forms about security are not offered. */
  confirmed: boolean;
  hasPassword: boolean;
  passkeys: { id: string; name: string; backedUp: boolean; createdAt: Date; lastUsedAt: Date | null }[];
  secondFactor: boolean;
  /** Recovery codes that can still be used. */
  codes: number;
  sessions: SessionView[];
  providers: { id: ProviderId; linked: boolean }[];
};

/** The signed-in user's own account; the session in use comes first. */
export const loadAccount = authedLoader(async (user): Promise<AccountView> => {
  const [account, rows, linked, keys, codes] = await Promise.all([
    findUser(getDb(), { userId: user.id }),
    listSessions(getDb(), { userId: user.id, idleDays: SESSION_IDLE_DAYS }),
    listProviders(getDb(), { userId: user.id }),
    listPasskeys(getDb(), { userId: user.id }),
    countRecoveryCodes(getDb(), { userId: user.id }),
  ]);
  const sessions = rows.map(({ id, userAgent, lastSeenAt, createdAt }) => ({
    id,
    here: id === user.sessionId,
    ...deviceOf(userAgent),
    lastSeenAt,
    createdAt,
  }));
  return {
    name: user.name,
    email: user.email,
    verified: canMail() ? account?.emailVerified != null : null,
    confirmed: user.confirmed,
    hasPassword: account?.passwordHash != null,
    passkeys: keys.map(({ id, name, backedUp, createdAt, lastUsedAt }) => ({
      id,
      name,
      backedUp,
      createdAt,
      lastUsedAt,
    })),
    secondFactor: account?.secondFactor ?? false,
    codes,
    sessions: sessions.sort((a, b) => Number(b.here) - Number(a.here)),
    providers: configuredProviders().map((id) => ({ id, linked: linked.includes(id) })),
  };
});

/** What the signed-in user has stored, and their limits. */
export const loadUsage = authedLoader((user) => readUsage(getDb(), { userId: user.id }));
