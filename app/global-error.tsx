"use client";

import { Torn } from "@/components/shell/torn";
import "./globals.css";

/** When the layout itself broke. It brings its own document, and knows nothing of the person but their browser. */
export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Ninefold</title>
        <Torn error={error} reset={reset} />
      </body>
    </html>
  );
}
