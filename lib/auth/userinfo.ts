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
 * The claims of an ID token together with those at the issuer's userinfo endpoint, where the token leaves the e-mail
 * open or does not say whether it is verified: by the standard, claims of a scope belong there once there is an access
 * token (OpenID Connect Core, 5.4). What the endpoint says of somebody else is thrown away (5.3.2), and when it does
 * not answer, the token is what there is.
 */
export async function withUserinfo(client: Client, claims: Claims, accessToken: string | undefined): Promise<Claims> {
  if (!accessToken || !claims.sub || !isSilent(claims)) return claims;
  // An issuer in one's own network may speak plain http; whoever set it up decided that.
  const options = { [allowInsecureRequests]: true, signal: AbortSignal.timeout(WAIT_MS) };
  try {
    const issuer = new URL(client.issuer);
    const server = await processDiscoveryResponse(issuer, await discoveryRequest(issuer, options));
    const about = { client_id: client.clientId };
    const answer = await userInfoRequest(server, about, accessToken, options);
    const { email, email_verified, name } = await processUserInfoResponse(server, about, claims.sub, answer);
    // What the token signs goes first; a word about verification belongs to the address that it stands beside.
    if (claims.email && claims.email !== email) return claims;
    return { ...claims, email, email_verified, name: claims.name ?? name };
  } catch (error) {
    log.warn("the issuer's userinfo could not be read", { reason: error instanceof Error ? error.message : "" });
    return claims;
  }
}
