import { DEFAPI_CAPABILITIES } from "./defapi/capabilities";

/** What this server's provider offers. Only data, so that a page can import it without the client. */
export const CAPABILITIES = DEFAPI_CAPABILITIES;
