import { NothingPlaying } from "@/components/share/nothing-playing";

export default function NotFound() {
  return <NothingPlaying />;
}
