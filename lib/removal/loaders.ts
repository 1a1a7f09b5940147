import "server-only";
import { countBelongings } from "@/db/removal/removal-queries";
import { authedLoader } from "@/lib/auth/authed-loader";
import { getServices } from "@/lib/generations/services";

/** What the user would lose with the account. */
export const loadOwned = authedLoader((user) => countBelongings(getServices().db, { userId: user.id }));
