import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { networkType } from "./network-folder";

const at = (point: string, type: string) => `36 35 0:52 / ${point} rw,noatime shared:1 - ${type} source rw`;
const root = at("/", "ext4");

test.each(["nfs", "nfs4", "cifs", "smb3", "ceph", "9p", "fuse", "fuse.sshfs", "fuse.s3fs", "fuse.rclone"])(
  "network folder: %s is refused",
  (type) => {
    expect(networkType("/tmp", [root, at("/tmp", type)].join("\n"))).toBe(type);
    expect(networkType("/tmp", at("/", type))).toBe(type);
  },
);

test.each(["ext4", "xfs", "btrfs", "zfs", "overlay", "tmpfs", "virtiofs", "fakeowner", "fuseblk", "fuse.shfs"])(
  "network folder: %s is a local disk",
  (type) => {
    expect(networkType("/tmp", [root, at("/tmp", type)].join("\n"))).toBeNull();
  },
);

test("network folder: the nearest mount decides, and of two mounts at one place the later one", () => {
  expect(networkType("/tmp", [at("/tmp", "ext4"), at("/", "nfs4")].join("\n"))).toBeNull();
  expect(networkType("/tmp", [at("/tmp", "nfs4"), at("/tmp", "ext4")].join("\n"))).toBeNull();
  expect(
    networkType("/tmp", [root, at("/tm", "nfs4"), at("/tmp2", "nfs4"), at("/tmp/x", "nfs4")].join("\n")),
  ).toBeNull();
});

test("network folder: the folder of this test is on a local disk", () => {
  expect(networkType(tmpdir())).toBeNull();
});
