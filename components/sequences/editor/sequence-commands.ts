import {
  ArrowDown,
  ArrowLeft,
  ArrowLeftToLine,
  ArrowRight,
  ArrowRightToLine,
  ArrowUp,
  Captions,
  Copy,
  FastForward,
  type LucideIcon,
  Magnet,
  Maximize,
  Pause,
  Play,
  Redo2,
  Repeat,
  Rewind,
  Scissors,
  SquareArrowOutUpRight,
  StepBack,
  StepForward,
  Trash2,
  Undo2,
  UnfoldHorizontal,
  VolumeX,
  X,
  ZoomIn,
  ZoomOut,
} from "lucide-react";
import type { Command, CommandId } from "@/components/commands/command";
import { addCaptionHere } from "@/components/sequences/captions/caption-state";
import { enterFullscreen, leaveFullscreen } from "@/components/video/player/fullscreen";
import { copyClip, splitClip, trimHere } from "./edit-clips";
import type { Editor } from "./editor";
import { toggleSnap, zoomBy, zoomToAll } from "./strip/strip-actions";
import { ZOOM_STEP } from "./strip/zoom";

const command = (
  id: CommandId,
  Icon: LucideIcon,
  keys: readonly string[] | undefined,
  run: (editor: Editor) => void,
  when?: (editor: Editor) => boolean,
): Command<Editor> => ({ id, Icon, keys, run, when });

/** Runs on the selected clip, if there is one. */
const onSelected = (run: (editor: Editor, key: string) => void) => (editor: Editor) => {
  const { selected } = editor;
  if (selected) run(editor, selected.key);
};
const hasSelected = (editor: Editor) => editor.selected !== null;

const neighbor = (editor: Editor, way: -1 | 1) => {
  const at = editor.clips.findIndex(({ key }) => key === editor.selected?.key);
  const next = editor.clips[at + way];
  if (next) editor.select(next.key);
};

/** What a sequence's page offers: keys, buttons and the list of shortcuts read it from here. */
export const SEQUENCE_COMMANDS: readonly Command<Editor>[] = [
  command("seq_play", Play, ["Space"], ({ player }) => player.toggle()),
  command("seq_backward", Rewind, ["J"], ({ player }) => player.shuttle(-1)),
  command("seq_pause", Pause, ["K"], ({ player }) => player.pause()),
  command("seq_forward", FastForward, ["L"], ({ player }) => player.shuttle(1)),
  command("seq_frame_back", StepBack, [","], ({ player }) => player.step(-1)),
  command("seq_frame_on", StepForward, ["."], ({ player }) => player.step(1)),
  command("seq_cut_back", ArrowUp, ["↑"], (editor) => editor.toCut(-1)),
  command("seq_cut_on", ArrowDown, ["↓"], (editor) => editor.toCut(1)),
  command("seq_clip_back", ArrowLeft, ["←"], (editor) => neighbor(editor, -1)),
  command("seq_clip_on", ArrowRight, ["→"], (editor) => neighbor(editor, 1)),
  // Its focused clip handles these.
  { id: "seq_move", keys: ["⇧", "← →"] },
  command("seq_loop", Repeat, ["R"], ({ player }) => player.setLoop(!player.store.get().loop)),
  command("seq_loop_from", ArrowLeftToLine, ["["], ({ player }) => player.setRange("from")),
  command("seq_loop_to", ArrowRightToLine, ["]"], ({ player }) => player.setRange("to")),
  command("seq_loop_clear", X, ["\\"], ({ player }) => player.setRange(null)),
  command("seq_full", Maximize, ["F"], () => void (leaveFullscreen() || enterFullscreen())),
  command("seq_in", ArrowRight, ["I"], (editor) => trimHere(editor, "in")),
  command("seq_out", ArrowLeft, ["O"], (editor) => trimHere(editor, "out")),
  command("seq_caption", Captions, ["C"], addCaptionHere),
  command("seq_split", Scissors, ["S"], splitClip),
  command("seq_duplicate", Copy, ["D"], onSelected(copyClip), hasSelected),
  command(
    "seq_remove",
    Trash2,
    ["Delete"],
    onSelected((editor, key) => editor.remove(key)),
    hasSelected,
  ),
  command(
    "seq_mute",
    VolumeX,
    ["M"],
    (editor) => {
      const { selected } = editor;
      if (selected) editor.settings(selected.key, { muted: !selected.muted });
    },
    ({ selected }) => Boolean(selected?.videoId),
  ),
  command("seq_snap", Magnet, ["N"], toggleSnap),
  { ...command("seq_zoom_in", ZoomIn, ["+"], (editor) => zoomBy(editor, ZOOM_STEP)), alias: "=" },
  command("seq_zoom_out", ZoomOut, ["-"], (editor) => zoomBy(editor, 1 / ZOOM_STEP)),
  command("seq_zoom_all", UnfoldHorizontal, ["0"], zoomToAll),
  command("seq_export", SquareArrowOutUpRight, undefined, (editor) => editor.set({ open: { dialog: "export" } })),
  command(
    "seq_undo",
    Undo2,
    ["Ctrl/⌘", "Z"],
    (editor) => editor.undo(),
    (editor) => editor.store.get().history.past.length > 0,
  ),
  command(
    "seq_redo",
    Redo2,
    ["Ctrl/⌘", "⇧", "Z"],
    (editor) => editor.redo(),
    (editor) => editor.store.get().history.future.length > 0,
  ),
];
