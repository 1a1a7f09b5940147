import { getDb } from "@/db/client";
import "server-only";
import { findUser, listProviders, listSessions } from "@/db/accounts/account-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import { configuredProviders, type ProviderId } from "@/lib/auth/providers";
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
  hasPassword: boolean;
  sessions: SessionView[];
  providers: { id: ProviderId; linked: boolean }[];
};

/** The signed-in user's own account; the session in use comes first. */
export const loadAccount = authedLoader(async (user): Promise<AccountView> => {
  const [account, rows, linked] = await Promise.all([
    findUser(getDb(), { userId: user.id }),
    listSessions(getDb(), { userId: user.id }),
    listProviders(getDb(), { userId: user.id }),
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
    hasPassword: account?.passwordHash != null,
    sessions: sessions.sort((a, b) => Number(b.here) - Number(a.here)),
    providers: configuredProviders().map((id) => ({ id, linked: linked.includes(id) })),
  };
});

/** What the signed-in user has stored, and their limits. */
export const loadUsage = authedLoader((user) => readUsage(getDb(), { userId: user.id }));
