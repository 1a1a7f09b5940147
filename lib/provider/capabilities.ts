import { DEFAPI_CAPABILITIES } from "./defapi/capabilities";

/** What the provider of this server offers. Data alone, so that a page can read it without the client behind it. */
export const CAPABILITIES = DEFAPI_CAPABILITIES;
