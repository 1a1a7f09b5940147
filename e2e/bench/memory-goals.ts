/** Megabytes (10⁶ bytes) and seconds. */
export const GOALS = {
  /** All processes of `npm start`, the simulator included, half a minute after a few pages. */
  idle: 250,
  /** The most at any time of the first start with a new DATA_DIR, on an existing build. */
  firstStart: 450,
  /** The same as `idle`, with PostgreSQL instead of the embedded database; without PostgreSQL's own processes. */
  idleWithPostgres: 180,
  /** From the command to the first healthy answer, with data and a build. */
  secondStart: 2,
  /** What `npm start` installs. */
  packages: 500,
} as const;

/** What the heaviest packages that `npm start` installs are for. */
export const PURPOSES: Record<string, string> = {
  next: "the framework",
  "@next/swc": "compiles the pages; unused while serving",
  "lucide-react": "icons, of which the pages contain the ones they use",
  "@typescript/typescript": "asked for by the build, which checks no types here",
  typescript: "asked for by the build, which checks no types here",
  "@electric-sql/pglite": "the embedded database",
  "@img/sharp-libvips": "decodes and encodes images",
  "@esbuild": "runs the simulator and validates the environment, as TypeScript",
  esbuild: "runs the simulator and validates the environment, as TypeScript",
  mediabunny: "reads the index of videos, exports sequences, and writes the simulator's",
  "@mediabunny/aac-encoder": "encodes the sound of exported sequences",
  "@swc/core": "a dependency of next-intl, which precompiles the messages",
  "next-intl-swc-plugin-extractor": "a dependency of next-intl, which precompiles the messages",
  "drizzle-orm": "queries",
  bintrees: "a dependency of prom-client, which counts",
  "@opentelemetry": "traces, loaded only where a collector is named",
  "@vercel/otel": "traces, loaded only where a collector is named",
  lightningcss: "styles, while building",
  "react-dom": "pages",
  "h264-mp4-encoder": "encodes the simulator's videos",
  "fxa-common-password-list": "refuses the passwords that most people choose",
  zod: "checks what comes from outside",
  "babel-plugin-react-compiler": "memoizes components, while building",
  "@tailwindcss/oxide": "finds the styles in use, while building",
  tailwindcss: "styles, while building",
  "@babel/types": "a dependency of babel-plugin-react-compiler",
  "@types/node": "asked for by the build, which checks no types here",
  "@auth/core": "signing in",
  jiti: "a dependency of Tailwind",
  "caniuse-lite": "which browsers the build is for",
  "fs-native-extensions": "locks the embedded database",
  preact: "a dependency of @auth/core",
  csstype: "a dependency of @types/react",
  undici: "a dependency of @vercel/blob",
};
