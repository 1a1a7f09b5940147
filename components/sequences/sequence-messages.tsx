import type { ReactNode } from "react";
import { Messages } from "@/components/ui/messages";

/** Sends the browser the messages of a sequence's page; what is loaded later brings its own. */
export const SequenceMessages = ({ children }: { children: ReactNode }) => (
  <Messages
    pick={({
      sequences: {
        export: { title: exportTitle },
        add: _add,
        whole: _whole,
        pick: _pick,
        ...sequences
      },
      captions: { title, count, show },
      errors: { field: _fields, page: _page, ...errors },
      states,
      gallery: { left, notes },
      scenes: { plan },
      sequenceList,
    }) => ({
      ...{ sequences: { ...sequences, export: { title: exportTitle } }, captions: { title, count, show }, errors },
      ...{ states, gallery: { left, notes }, scenes: { plan }, sequenceList },
    })}
  >
    {children}
  </Messages>
);
