"use client";

import { useState } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Menu } from "@/components/ui/menu";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/show-toast";
import { Switch } from "@/components/ui/switch";
import { toast } from "@/components/ui/toaster/toast";

const LOOKS: ButtonLook[] = ["lamp", "quiet", "plain", "danger"];
const SELECTS = ["field", "button", "pressed", "raised", "plain"] as const;
const LONG = "A sentence that goes on for longer than anybody would write one, and then a little further. ".repeat(3);

export function Buttons() {
  return LOOKS.map((look) => (
    <p key={look} className="flex flex-wrap gap-2">
      <Button look={look}>{look}</Button>
      <Button look={look} busy>
        busy
      </Button>
      <Button look={look} disabled>
        disabled
      </Button>
    </p>
  ));
}

export function Fields() {
  return (
    <div className="grid max-w-md gap-4">
      <Field label="Empty" placeholder="Placeholder" />
      <Field label="With a hint" hint="What it is for" defaultValue="Value" />
      <Field label="Wrong" error="What is wrong and what to do" defaultValue="Value" />
      <Field label="Read only" readOnly defaultValue={LONG} />
      <p className="flex flex-wrap items-center gap-2">
        {SELECTS.map((look) => (
          <Select key={look} look={look} aria-label={look}>
            <option>{look}</option>
            <option>{LONG}</option>
          </Select>
        ))}
        <Button>quiet</Button>
      </p>
      <Switch label="Off" />
      <Switch label="On" hint="What it does" defaultChecked />
      <Switch label="Disabled" disabled />
    </div>
  );
}

export function Layers() {
  const [dialog, setDialog] = useState<"short" | "long" | null>(null);
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => setDialog("short")}>Dialog</Button>
      <Button onClick={() => setDialog("long")}>Long dialog</Button>
      <Button popoverTarget="sample-menu">Menu</Button>
      <Button onClick={() => showToast("Saved.")}>Toast</Button>
      <Button onClick={() => showToast("Moved to the trash.", { label: "Undo", onClick: () => showToast("Back.") })}>
        Toast with an action
      </Button>
      <Button onClick={() => toast({ text: LONG, stays: true })}>Long toast that stays</Button>
      {dialog && (
        <Dialog title={dialog === "long" ? LONG : "Dialog"} close="Close" onClose={() => setDialog(null)}>
          {dialog === "long" ? LONG.repeat(20) : "One sentence."}
        </Dialog>
      )}
      <Menu id="sample-menu" label="Menu" className="w-48">
        <Button look="plain">One thing</Button>
        <Button look="danger">Another</Button>
      </Menu>
    </div>
  );
}

/** Throws while rendering, to show the page's error screen. */
export function Failing() {
  const [failing, setFailing] = useState(false);
  if (failing) throw new Error("thrown by the development page");
  return <Button onClick={() => setFailing(true)}>Make this page fail</Button>;
}
