"use client";

import { createContext, type ReactNode, useContext } from "react";

const Search = createContext("");

/** The query string to add to a video's URL, so that its page knows the previous and next videos. */
export const useListingSearch = (): string => useContext(Search);

export function InListing({ search, children }: { search: string; children: ReactNode }) {
  return <Search value={search}>{children}</Search>;
}
