/** The provider's address and our credentials. */
export type DefapiTarget = { apiKey: string; headers: () => Record<string, string>; url: (path: string) => URL };

/**
 * Throws when the address or the key could never be sent, without repeating the key. `requestId` names the request of
 * ours that a call belongs to, to compare the provider's log with ours.
 */
export function createTarget(
  baseUrl: string,
  apiKey: string,
  requestId: () => string | undefined = () => undefined,
): DefapiTarget {
  const base = new URL(baseUrl);
  if (base.protocol !== "https:" && base.protocol !== "http:") throw new Error("The provider's address is not http(s)");
  if (!/^[\x21-\x7e]*$/.test(apiKey)) throw new Error("The provider's key has characters that cannot be sent");
  const root = `${base.origin}${base.pathname.replace(/\/+$/, "")}`;
  return {
    apiKey,
    headers: () => {
      const id = requestId();
      return {
        authorization: `Bearer ${apiKey}`,
        accept: "application/json",
        ...(id === undefined ? {} : { "x-request-id": id }),
      };
    },
    url: (path) => new URL(`${root}${path}`),
  };
}
