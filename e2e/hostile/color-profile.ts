/**
 * An ICC profile of three primaries and a gamma of 2.2, with `padding` bytes in a tag that nothing reads. With red and
 * green swapped, a file that is shown without its profile has plainly the wrong color. Source: ICC.1:2001-04.
 */
export function colorProfile({ swapped = false, padding = 0, space = "RGB " } = {}): Buffer {
  const [red, green, blue] = [xyz(0.4361, 0.2225, 0.0139), xyz(0.3851, 0.7169, 0.0971), xyz(0.1431, 0.0606, 0.7141)];
  const gamma = Buffer.concat([Buffer.from("curv\0\0\0\0\0\0\0\x01", "latin1"), Buffer.from([2, 0x33, 0, 0])]);
  const name = Buffer.concat([Buffer.from("desc\0\0\0\0\0\0\0\x02", "latin1"), Buffer.from("p\0"), Buffer.alloc(78)]);
  const tags: [string, Buffer][] = [
    ["desc", name],
    ["cprt", Buffer.from("text\0\0\0\0SECRET-CANARY\0\0\0", "latin1")],
    ["wtpt", xyz(0.9642, 1, 0.8249)],
    ["rXYZ", swapped ? green : red],
    ["gXYZ", swapped ? red : green],
    ["bXYZ", blue],
    ["rTRC", gamma],
    ["gTRC", gamma],
    ["bTRC", gamma],
    ["pad ", Buffer.concat([Buffer.from("text\0\0\0\0", "latin1"), Buffer.alloc(padding, "SECRET-CANARY ")])],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  const bodies: Buffer[] = [];
  let at = 128 + table.length;
  for (const [index, [tag, body]] of tags.entries()) {
    table.write(tag, 4 + index * 12, "latin1");
    table.writeUInt32BE(at, 8 + index * 12);
    table.writeUInt32BE(body.length, 12 + index * 12);
    const whole = Buffer.concat([body, Buffer.alloc(-body.length & 3)]);
    bodies.push(whole);
    at += whole.length;
  }
  const header = Buffer.alloc(128);
  header.writeUInt32BE(at, 0);
  header.writeUInt32BE(0x02400000, 8);
  header.write(`mntr${space}XYZ `, 12, "latin1");
  header.write("acsp", 36, "latin1");
  xyz(0.9642, 1, 0.8249).copy(header, 68, 8);
  return Buffer.concat([header, table, ...bodies]);
}

function xyz(...values: [number, number, number]): Buffer {
  const tag = Buffer.alloc(20);
  tag.write("XYZ ", 0, "latin1");
  for (const [at, value] of values.entries()) tag.writeInt32BE(Math.round(value * 65_536), 8 + at * 4);
  return tag;
}
