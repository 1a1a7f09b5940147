import { createServer } from "node:http";
import Provider from "oidc-provider";

/**
 * A certified OpenID issuer as it comes, on a loopback port: of the scopes it puts nothing into the ID token, and gives
 * the claims at its userinfo endpoint. `people` are its accounts, by what they type to sign in.
 *
 * @param {{ id: string, secret: string, redirect: string }} client
 * @param {Record<string, { email?: string, email_verified?: unknown, name?: string }>} people
 */
export async function startOidcProvider(client, people) {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  const url = `http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`;
  const provider = new Provider(url, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [client.redirect] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  });
  server.on("request", provider.callback());

  /**
   * Goes through the issuer's own pages as a browser does: signs in, consents. Answers where it leads back to.
   *
   * @param {string} start
   * @param {string} person
   */
  async function visit(start, person) {
    /** @type {Map<string, string>} */
    const jar = new Map();
    let [address, body] = [start, /** @type {URLSearchParams | undefined} */ (undefined)];
    for (let hops = 0; hops < 15; hops++) {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await fetch(address, {
        method: body ? "POST" : "GET",
        body,
        headers: { cookie },
        redirect: "manual",
      });
      for (const line of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        jar.set(name, value);
      }
      const text = await answer.text();
      const to = answer.headers.get("location");
      if (to) {
        address = new URL(to, address).href;
        body = undefined;
        if (address.startsWith(client.redirect)) return address;
      } else {
        const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1];
        if (!prompt) throw new Error(`the issuer says ${answer.status}: ${text.slice(0, 500)}`);
        body = new URLSearchParams({ prompt, login: person, password: "anything" });
      }
    }
    throw new Error("the issuer leads nowhere");
  }

  return {
    url,
    visit,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
