"use client";

import { ErrorScreen } from "@/components/shell/error-screen";
import "./globals.css";

/** When the layout itself broke. It brings its own document, and knows nothing of the user but their browser. */
export default function GlobalError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Ninefold</title>
        <ErrorScreen error={error} retry={retry} />
      </body>
    </html>
  );
}
