import "server-only";
import { countOwned } from "@/db/removal/removal-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import { getServices } from "@/lib/generations/services";

/** What the user would lose with the account. */
export const loadOwned = authedLoader((user) => countOwned(getServices().db, { userId: user.id }));
