import {
  allowInsecureRequests,
  discoveryRequest,
  processDiscoveryResponse,
  processUserInfoResponse,
  userInfoRequest,
} from "oauth4webapi";
import { log } from "@/lib/log";
import { type Claims, isSilent } from "./claims";

const WAIT_MS = 5_000;

type Client = { issuer: string; clientId: string };

/**
 * The claims of an ID token, with those of the issuer's userinfo endpoint where the token lacks the e-mail or whether
 * it is verified: by the standard, a scope's claims are there once there is an access token (OpenID Connect Core, 5.4).
 * Claims about another subject are ignored (5.3.2), and when the endpoint does not answer, the token's claims are used.
 */
export async function withUserinfo(client: Client, claims: Claims, accessToken: string | undefined): Promise<Claims> {
  if (!accessToken || !claims.sub || !isSilent(claims)) return claims;
  // An issuer in a private network may use plain http; its administrator decided that.
  const options = { [allowInsecureRequests]: true, signal: AbortSignal.timeout(WAIT_MS) };
  try {
    const issuer = new URL(client.issuer);
    const server = await processDiscoveryResponse(issuer, await discoveryRequest(issuer, options));
    const about = { client_id: client.clientId };
    const answer = await userInfoRequest(server, about, accessToken, options);
    const { email, email_verified, name } = await processUserInfoResponse(server, about, claims.sub, answer);
    // The token's signed claims win; a verification claim counts only for the address it came with.
    if (claims.email && claims.email !== email) return claims;
    return { ...claims, email, email_verified, name: claims.name ?? name };
  } catch (error) {
    log.warn("the issuer's userinfo could not be read", { reason: error instanceof Error ? error.message : "" });
    return claims;
  }
}
