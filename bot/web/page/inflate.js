// Raw deflate (RFC 1951) in plain JavaScript: not every browser has DecompressionStream, and one
// way for all of them is one way to test.

const LENGTH_BASE = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67,
  83, 99, 115, 131, 163, 195, 227, 258];
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5,
  5, 5, 5, 0];
const DISTANCE_BASE = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513,
  769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
const DISTANCE_EXTRA = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10,
  11, 11, 12, 12, 13, 13];
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

// A link of 2,000 characters could unpack to a million; no letter is that long.
const LARGEST = 1 << 20;

/** The bytes that were deflated. Throws an Error for anything that is not whole raw deflate. */
export function inflate(input) {
  const bits = bitReader(input);
  const output = [];
  let last = false;
  while (!last) {
    last = bits.take(1) === 1;
    const kind = bits.take(2);
    if (kind === 0) copyStored(bits, output);
    else if (kind === 1) decodeBlock(bits, output, FIXED_LITERALS, FIXED_DISTANCES);
    else if (kind === 2) decodeBlock(bits, output, ...readTables(bits));
    else throw new Error("unknown block");
  }
  return Uint8Array.from(output);
}

function bitReader(input) {
  let position = 0;
  let held = 0;
  let count = 0;
  const nextByte = () => {
    if (position >= input.length) throw new Error("cut short");
    return input[position++];
  };
  return {
    take(wanted) {
      while (count < wanted) {
        held |= nextByte() << count;
        count += 8;
      }
      const value = held & ((1 << wanted) - 1);
      held >>>= wanted;
      count -= wanted;
      return value;
    },
    toByte() {
      held = 0;
      count = 0;
    },
    nextByte,
  };
}

function copyStored(bits, output) {
  bits.toByte();
  const length = bits.nextByte() | (bits.nextByte() << 8);
  const inverse = bits.nextByte() | (bits.nextByte() << 8);
  if ((length ^ inverse) !== 0xffff) throw new Error("stored block is damaged");
  for (let n = 0; n < length; n++) write(output, bits.nextByte());
}

function decodeBlock(bits, output, literals, distances) {
  for (;;) {
    const symbol = decodeSymbol(bits, literals);
    if (symbol === 256) return;
    if (symbol < 256) {
      write(output, symbol);
      continue;
    }
    const length = valueOf(bits, symbol - 257, LENGTH_BASE, LENGTH_EXTRA);
    const distance = valueOf(bits, decodeSymbol(bits, distances), DISTANCE_BASE, DISTANCE_EXTRA);
    if (distance > output.length) throw new Error("points before the start");
    for (let n = 0; n < length; n++) write(output, output[output.length - distance]);
  }
}

function valueOf(bits, index, base, extra) {
  if (index >= base.length) throw new Error("unknown length or distance");
  return base[index] + bits.take(extra[index]);
}

function write(output, byte) {
  if (output.length >= LARGEST) throw new Error("too large");
  output.push(byte);
}

function readTables(bits) {
  const literalCount = bits.take(5) + 257;
  const distanceCount = bits.take(5) + 1;
  const codeCount = bits.take(4) + 4;
  const codeLengths = new Array(19).fill(0);
  for (let n = 0; n < codeCount; n++) codeLengths[CODE_LENGTH_ORDER[n]] = bits.take(3);
  const lengths = readLengths(bits, table(codeLengths), literalCount + distanceCount);
  return [table(lengths.slice(0, literalCount)), table(lengths.slice(literalCount))];
}

function readLengths(bits, codes, wanted) {
  const lengths = [];
  while (lengths.length < wanted) {
    const symbol = decodeSymbol(bits, codes);
    if (symbol < 16) lengths.push(symbol);
    else if (symbol === 16) repeat(lengths, lengths[lengths.length - 1], 3 + bits.take(2));
    else if (symbol === 17) repeat(lengths, 0, 3 + bits.take(3));
    else repeat(lengths, 0, 11 + bits.take(7));
  }
  if (lengths.length > wanted) throw new Error("too many code lengths");
  return lengths;
}

function repeat(lengths, value, times) {
  if (value === undefined) throw new Error("nothing to repeat");
  for (let n = 0; n < times; n++) lengths.push(value);
}

/** A canonical Huffman code: how many codes there are of each length, and their symbols in order. */
function table(lengths) {
  const counts = new Array(16).fill(0);
  for (const length of lengths) counts[length] += 1;
  counts[0] = 0;
  const next = [0];
  for (let length = 1; length < 16; length++) next[length] = next[length - 1] + counts[length - 1];
  const symbols = [];
  lengths.forEach((length, symbol) => {
    if (length) symbols[next[length]++] = symbol;
  });
  return { counts, symbols };
}

function decodeSymbol(bits, { counts, symbols }) {
  let code = 0;
  let first = 0;
  let index = 0;
  for (let length = 1; length < 16; length++) {
    code |= bits.take(1);
    if (code - first < counts[length]) return symbols[index + code - first];
    index += counts[length];
    first = (first + counts[length]) << 1;
    code <<= 1;
  }
  throw new Error("no such code");
}

const FIXED_LITERALS = table(Array.from({ length: 288 }, (_, n) =>
  n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8));
const FIXED_DISTANCES = table(new Array(30).fill(5));
