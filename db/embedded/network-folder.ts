import { readFileSync, realpathSync } from "node:fs";
import path from "node:path";

/**
 * File systems that other machines can open at the same time: locks are not visible there, or are lost with a
 * connection. 9p is also how Linux inside Windows mounts the disks of Windows.
 */
const NETWORK =
  /^(nfs\d?|cifs|smb\w*|ncpfs|k?afs|coda|ceph|glusterfs|lustre|gpfs|gfs2|ocfs2|beegfs|orangefs|vboxsf|9p|fuse|fuse\..*)$/;
/** These lead to a disk of this machine, through a local program. */
const LOCAL_FUSE =
  /^fuse\.(grpcfuse|osxfs|shfs|mergerfs|bindfs|ntfs(-3g)?|exfat|gocryptfs|encfs|securefs|fuse-overlayfs|lxcfs|zfs)$/;

/**
 * The type of the network file system, such as nfs4, that holds a folder; null for a local one, and where the system
 * does not list its mounts in /proc (proc(5), mountinfo).
 */
export function networkType(folder: string, mounts = readMounts()): string | null {
  const real = realpathSync(folder);
  let found = { point: "", type: "" };
  for (const line of mounts.split("\n")) {
    const [before, after] = line.split(" - ");
    const point = before?.split(" ")[4]?.replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(parseInt(octal, 8)));
    const type = after?.split(" ")[0];
    if (!point || !type || path.relative(point, real).split(path.sep)[0] === "..") continue;
    // The later of two mounts at one place hides the earlier one.
    if (point.length >= found.point.length) found = { point, type };
  }
  return NETWORK.test(found.type) && !LOCAL_FUSE.test(found.type) ? found.type : null;
}

function readMounts(): string {
  try {
    return readFileSync("/proc/self/mountinfo", "utf8");
  } catch {
    return "";
  }
}
