// Gives the memory of a WebAssembly module a maximum of 1 GiB, so that a runaway template traps there:
// node limit-memory.mjs IN.wasm OUT.wasm
import { readFileSync, writeFileSync } from 'node:fs';

const maximum = 16384; // pages of 64 KiB
const [, , from, to] = process.argv;
const module = readFileSync(from);

function readNumber(at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = module[at++];
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [value, at];
  }
}

function number(value) {
  const bytes = [];
  for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value]);
}

for (let at = 8; at < module.length;) {
  const id = module[at];
  const [size, body] = readNumber(at + 1);
  if (id === 5) {
    const [count, flags] = readNumber(body);
    if (count !== 1 || module[flags] !== 0) throw new Error('One memory without a maximum was expected.');
    const [minimum] = readNumber(flags + 1);
    const section = Buffer.concat([number(1), number(1), number(minimum), number(maximum)]);
    writeFileSync(to, Buffer.concat([module.subarray(0, at), Buffer.from([5]), number(section.length), section, module.subarray(body + size)]));
    process.exit(0);
  }
  at = body + size;
}
throw new Error('The module has no memory section.');
