"use client";

import { createContext, type ReactNode, useContext } from "react";

const Search = createContext("");

/** The query that a video's address takes along, so that what comes before and after it is known there. */
export const useSequenceSearch = (): string => useContext(Search);

export function InSequence({ search, children }: { search: string; children: ReactNode }) {
  return <Search value={search}>{children}</Search>;
}
