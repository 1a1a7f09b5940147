import { FramedNotice } from "@/components/share/framed-notice";

export default function NotFound() {
  return <FramedNotice kind="missing" />;
}
