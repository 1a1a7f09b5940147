"use client";

import { ErrorScreen } from "@/components/shell/error-screen";
import "./globals.css";

/** Shown when the layout itself failed. It renders its own document and knows only the browser's language. */
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
