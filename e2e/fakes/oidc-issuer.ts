import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

export type Claims = { sub: string; email?: string; name?: string; email_verified?: unknown };
type Granted = { claims: Claims; challenge: string; nonce: string | null; redirect: string };

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of request) text += chunk;
  return new URLSearchParams(text);
}

/**
 * An OpenID issuer on a loopback port, strict where it matters: one use per code, PKCE checked, the client's secret and
 * the redirect address compared. Whoever comes to /authorize is `person`, in the ID token; `userinfo` is what its
 * endpoint says, which is broken while there is nothing.
 */
export async function startOidcIssuer(client: { id: string; secret: string }) {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const granted = new Map<string, Granted>();
  const issuer = {
    url: "",
    person: { sub: "1" } as Claims,
    userinfo: null as Claims | null,
    redirects: [] as string[],
    close: (): void => {},
  };

  const idToken = ({ claims, nonce }: Granted) => {
    const now = Math.floor(Date.now() / 1000);
    const about = { iss: issuer.url, aud: client.id, iat: now, exp: now + 300, ...(nonce && { nonce }), ...claims };
    const signed = `${base64({ alg: "RS256", kid: "k" })}.${base64(about)}`;
    return `${signed}.${sign("sha256", Buffer.from(signed), keys.privateKey).toString("base64url")}`;
  };

  const server = createServer(async (request, response) => {
    const json = (status: number, value: object) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    const url = new URL(request.url ?? "/", issuer.url);
    switch (url.pathname) {
      case "/.well-known/openid-configuration":
        return json(200, {
          issuer: issuer.url,
          authorization_endpoint: `${issuer.url}/authorize`,
          token_endpoint: `${issuer.url}/token`,
          userinfo_endpoint: `${issuer.url}/userinfo`,
          jwks_uri: `${issuer.url}/jwks`,
          code_challenge_methods_supported: ["S256"],
          id_token_signing_alg_values_supported: ["RS256"],
        });
      case "/authorize": {
        const redirect = url.searchParams.get("redirect_uri") ?? "";
        const code = crypto.randomUUID();
        const challenge = url.searchParams.get("code_challenge") ?? "";
        granted.set(code, { claims: issuer.person, challenge, nonce: url.searchParams.get("nonce"), redirect });
        issuer.redirects.push(redirect);
        const back = new URL(redirect);
        back.searchParams.set("code", code);
        back.searchParams.set("state", url.searchParams.get("state") ?? "");
        return response.writeHead(302, { location: back.href }).end();
      }
      case "/token": {
        const form = await bodyOf(request);
        const grant = granted.get(form.get("code") ?? "");
        granted.delete(form.get("code") ?? "");
        const basic = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}`;
        const proof = createHash("sha256")
          .update(form.get("code_verifier") ?? "")
          .digest("base64url");
        const fits = grant?.challenge === proof && grant.redirect === form.get("redirect_uri");
        if (!grant || !fits || request.headers.authorization !== basic) return json(400, { error: "invalid_grant" });
        return json(200, { access_token: "opaque", token_type: "Bearer", expires_in: 300, id_token: idToken(grant) });
      }
      case "/jwks":
        return json(200, { keys: [{ ...keys.publicKey.export({ format: "jwk" }), kid: "k", alg: "RS256" }] });
      case "/userinfo":
        if (request.headers.authorization !== "Bearer opaque") return json(401, {});
        return issuer.userinfo ? json(200, issuer.userinfo) : json(500, {});
      default:
        return json(404, {});
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  issuer.close = () => {
    server.closeAllConnections();
    server.close();
  };
  return issuer;
}
