import { becomesHealthy } from "./start/health.mjs";

/** For the container's HEALTHCHECK: ends with 0 when the server on this machine answers. */
const { PORT = "3000" } = process.env;
process.exit((await becomesHealthy(`http://127.0.0.1:${PORT}/api/health`, { within: 4_000 })) ? 0 : 1);
