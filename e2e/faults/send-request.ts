import { randomUUID } from "node:crypto";
import http from "node:http";
import { Readable } from "node:stream";

export type Sent = {
  method?: string;
  headers?: Record<string, string>;
  body?: Iterable<Buffer> | AsyncIterable<Buffer> | string;
  from?: string;
};

/** Sends one request with any Host, Origin and local address. */
export function sendRequest(url: string, { method = "GET", headers = {}, body, from }: Sent = {}) {
  return new Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const request = http.request(url, { method, headers, agent: false, ...(from && { localAddress: from }) });
    request.setTimeout(60_000, () => request.destroy(new Error("no answer")));
    request.on("error", reject).on("response", (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    Readable.from(typeof body === "string" ? [body] : (body ?? [])).pipe(request);
  });
}

/** The hidden fields of a page's form, which a browser without JavaScript sends along. */
export function hiddenFields(html: string): [name: string, value: string][] {
  const form = /<form[^>]*enctype="multipart\/form-data"[\s\S]*?<\/form>/i.exec(html)?.[0] ?? "";
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  if (!fields.some(([, name]) => name?.includes("$ACTION"))) throw new Error("The page has no form.");
  return fields.map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&")]);
}

/** Fills in a page's form and sends it, as a browser without JavaScript does. */
export async function submitForm(url: string, values: Record<string, string>, { headers = {}, from }: Sent) {
  const { origin: _origin, ...visit } = headers;
  const page = await sendRequest(url, { headers: visit, from });
  const boundary = randomUUID();
  const parts = [...hiddenFields(page.text), ...Object.entries(values)].map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return sendRequest(url, {
    method: "POST",
    headers: { ...headers, "content-type": `multipart/form-data; boundary=${boundary}` },
    body: `${parts.join("")}--${boundary}--\r\n`,
    from,
  });
}
