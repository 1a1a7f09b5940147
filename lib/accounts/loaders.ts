import "server-only";
import { findUser, listProviders, listSessions } from "@/db/accounts/account-queries";
import { configuredProviders, type ProviderId } from "@/lib/auth/providers";
import { requireViewer } from "@/lib/auth/session";
import { deviceOf } from "./device";

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

/** The signed-in person's own account; the session in use comes first. */
export async function loadAccount(): Promise<AccountView> {
  const viewer = await requireViewer();
  const [account, rows, linked] = await Promise.all([
    findUser(viewer.id),
    listSessions(viewer.id),
    listProviders(viewer.id),
  ]);
  const sessions = rows.map(({ id, userAgent, lastSeenAt, createdAt }) => ({
    id,
    here: id === viewer.sessionId,
    ...deviceOf(userAgent),
    lastSeenAt,
    createdAt,
  }));
  return {
    name: viewer.name,
    email: viewer.email,
    hasPassword: account?.passwordHash != null,
    sessions: sessions.sort((a, b) => Number(b.here) - Number(a.here)),
    providers: configuredProviders().map((id) => ({ id, linked: linked.includes(id) })),
  };
}
