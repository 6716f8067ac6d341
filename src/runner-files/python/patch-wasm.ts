/** An import that takes another name, so that the host must say what it does. */
export interface ImportRename {
  from: string;
  to: string;
}

/** A change in a function, which is exported, or is the only one that mentions a text of the module. */
export type FunctionPatch = ({ exported: string } | { mentions: string }) &
  (
    | { how: 'before' | 'instead'; calls: string; code: (call: readonly number[]) => readonly number[] }
    | { how: 'bytes'; from: readonly number[]; to: readonly number[] }
    | { how: 'deeper'; by: number }
  );

/** What is done to a module. */
export interface WasmPatch {
  renames: readonly ImportRename[];
  /**
   * - `before`, `instead`: instructions that call an import, by its new name, before the function's own or in their place
   * - `bytes`: instructions in place of others, just as long, that stand there once
   * - `deeper`: the function takes so many bytes of the stack besides its own
   */
  functions: readonly FunctionPatch[];
  /** Texts that take the place of others no shorter. */
  texts: readonly { from: string; to: string }[];
}

/** WebAssembly's own numbers: https://webassembly.github.io/spec/core/binary/modules.html */
const SECTION = { type: 1, import: 2, function: 3, export: 7, code: 10, data: 11 } as const;
const FUNCTION = 0;
const GLOBAL = 3;
const [END, CALL, LOCAL_GET, GLOBAL_GET, GLOBAL_SET] = [0x0b, 0x10, 0x20, 0x23, 0x24];
const [I32_CONST, I32_ADD, I32_SUB] = [0x41, 0x6a, 0x6b];

interface Section {
  id: number;
  bytes: Uint8Array;
}

/**
 * A WebAssembly module with some imports renamed and some functions and texts changed; all else stays byte for byte.
 * @throws Error when an import, function or text is not there
 */
export function patchWasm(wasm: Uint8Array, patch: WasmPatch): Uint8Array {
  const sections = readSections(wasm);
  const section = (id: number) => sections.find((it) => it.id === id) as Section;
  const imports = readImports(section(SECTION.import).bytes);
  const imported = imports.filter((it) => it.kind === FUNCTION).map((it) => it.name);
  const renamed = new Map(patch.renames.map(({ from, to }) => [from, to]));
  for (const { from } of patch.renames) if (!imported.includes(from)) throw new Error(`The module imports no ${from}.`);
  section(SECTION.import).bytes = writeImports(imports, renamed);

  const exported = readExports(section(SECTION.export).bytes);
  const parameterCounts = readVector(section(SECTION.type).bytes, readParameterCount);
  const types = readVector(section(SECTION.function).bytes, (reader) => reader.leb());
  const bodies = readVector(section(SECTION.code).bytes, (reader) => reader.bytes(reader.leb()));
  for (const change of patch.functions) {
    const at =
      'exported' in change
        ? (exported.get(`${FUNCTION}${change.exported}`) ?? -1) - imported.length
        : findMention(bodies, addressOfText(section(SECTION.data).bytes, change.mentions));
    const body = bodies[at];
    const type = types[at];
    if (!body || type === undefined) throw new Error(`The module has no such function: ${JSON.stringify(change)}`);
    if (change.how === 'bytes')
      bodies[at] = replaceOnce(body, Uint8Array.from(change.from), Uint8Array.from(change.to));
    else if (change.how === 'deeper') {
      const stackPointer = exported.get(`${GLOBAL}__stack_pointer`) as number;
      const parameters = parameterCounts[type] as number;
      bodies[at] = callDeeper(imported.length + bodies.length, parameters, stackPointer, change.by);
      bodies.push(body);
      types.push(type);
    } else {
      const code = change.code([CALL, ...leb(imported.findIndex((it) => renamed.get(it) === change.calls))]);
      const start = endOfLocals(body);
      bodies[at] =
        change.how === 'instead'
          ? Uint8Array.from([0, ...code, END])
          : concat([body.subarray(0, start), Uint8Array.from(code), body.subarray(start)]);
    }
  }
  section(SECTION.function).bytes = Uint8Array.from([...leb(types.length), ...types.flatMap(leb)]);
  section(SECTION.code).bytes = concat([
    Uint8Array.from(leb(bodies.length)),
    ...bodies.flatMap((body) => [Uint8Array.from(leb(body.length)), body]),
  ]);
  for (const { from, to } of patch.texts) {
    const data = section(SECTION.data);
    data.bytes = replaceOnce(data.bytes, text(`${from}\0`), text(to.padEnd(from.length + 1, '\0')));
  }
  return concat([
    wasm.subarray(0, 8),
    ...sections.flatMap(({ id, bytes }) => [Uint8Array.from([id, ...leb(bytes.length)]), bytes]),
  ]);
}

/** A body that moves the stack pointer down, calls a function with its own arguments, and moves it up again. */
function callDeeper(called: number, parameters: number, stackPointer: number, by: number): Uint8Array {
  const move = (operator: number) => [
    ...[GLOBAL_GET, ...leb(stackPointer)],
    ...[I32_CONST, ...signedLeb(by), operator],
    ...[GLOBAL_SET, ...leb(stackPointer)],
  ];
  const pass = Array.from({ length: parameters }, (_, index) => [LOCAL_GET, index]).flat();
  return Uint8Array.from([0, ...move(I32_SUB), ...pass, CALL, ...leb(called), ...move(I32_ADD), END]);
}

function readParameterCount(reader: Reader): number {
  reader.byte();
  const count = reader.bytes(reader.leb()).length;
  reader.bytes(reader.leb());
  return count;
}

/** Where in memory a text lies that the module has once, by the segments of its data. */
function addressOfText(data: Uint8Array, wanted: string): number {
  const bytes = Buffer.from(`\0${wanted}\0`);
  const found = readVector(data, (reader) => {
    const mode = reader.byte();
    if (mode !== 0) throw new Error('The module has a segment of data without address.');
    reader.byte();
    const address = reader.leb();
    reader.byte();
    const at = Buffer.from(reader.bytes(reader.leb())).indexOf(bytes);
    return at === -1 ? 0 : address + at + 1;
  }).filter((address) => address > 0);
  if (found.length !== 1) throw new Error(`The module does not have "${wanted}" once.`);
  return found[0] as number;
}

/** The one function that has an address as a constant, or -1. */
function findMention(bodies: readonly Uint8Array[], address: number): number {
  const constant = Buffer.from([I32_CONST, ...signedLeb(address)]);
  const found = [...bodies.keys()].filter((at) => Buffer.from(bodies[at] as Uint8Array).includes(constant));
  return found.length === 1 ? (found[0] as number) : -1;
}

function replaceOnce(bytes: Uint8Array, from: Uint8Array, to: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes);
  const at = buffer.indexOf(from);
  if (at === -1 || buffer.includes(from, at + 1) || from.length !== to.length) {
    throw new Error(`The module does not have ${Buffer.from(from)} once.`);
  }
  buffer.set(to, at);
  return buffer;
}

function readSections(wasm: Uint8Array): Section[] {
  const reader = new Reader(wasm, 8);
  const sections: Section[] = [];
  while (!reader.done) sections.push({ id: reader.byte(), bytes: reader.bytes(reader.leb()) });
  return sections;
}

interface Import {
  module: string;
  name: string;
  kind: number;
  /** Its type, as it stands. */
  type: Uint8Array;
}

function readImports(bytes: Uint8Array): Import[] {
  return readVector(bytes, (reader) => {
    const module = reader.text();
    const name = reader.text();
    const kind = reader.byte();
    return { module, name, kind, type: reader.span(() => skipType(reader, kind)) };
  });
}

function skipType(reader: Reader, kind: number): void {
  const skipLimits = () => {
    const hasMaximum = (reader.byte() & 1) !== 0;
    reader.leb();
    if (hasMaximum) reader.leb();
  };
  if (kind === FUNCTION) reader.leb();
  else if (kind === 1) {
    reader.byte();
    skipLimits();
  } else if (kind === 2) skipLimits();
  else if (kind === 3) reader.bytes(2);
  else {
    reader.byte();
    reader.leb();
  }
}

function writeImports(imports: readonly Import[], renamed: ReadonlyMap<string, string>): Uint8Array {
  const named = (name: string) => [Uint8Array.from(leb(name.length)), text(name)];
  return concat([
    Uint8Array.from(leb(imports.length)),
    ...imports.flatMap(({ module, name, kind, type }) => [
      ...named(module),
      ...named(kind === FUNCTION ? (renamed.get(name) ?? name) : name),
      Uint8Array.from([kind]),
      type,
    ]),
  ]);
}

/** Indices by kind and name. */
function readExports(bytes: Uint8Array): Map<string, number> {
  return new Map(
    readVector(bytes, (reader) => {
      const name = reader.text();
      return [`${reader.byte()}${name}`, reader.leb()] as const;
    }),
  );
}

function readVector<T>(bytes: Uint8Array, readOne: (reader: Reader) => T): T[] {
  const reader = new Reader(bytes);
  return Array.from({ length: reader.leb() }, () => readOne(reader));
}

function endOfLocals(body: Uint8Array): number {
  const reader = new Reader(body);
  for (let left = reader.leb(); left > 0; left--) {
    reader.leb();
    reader.byte();
  }
  return reader.at;
}

/** Reads WebAssembly's encoding from start to end. */
class Reader {
  readonly #from: Uint8Array;
  at: number;

  constructor(from: Uint8Array, at = 0) {
    this.#from = from;
    this.at = at;
  }

  get done(): boolean {
    return this.at >= this.#from.length;
  }

  byte(): number {
    return this.#from[this.at++] as number;
  }

  leb(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  }

  bytes(length: number): Uint8Array {
    this.at += length;
    return this.#from.subarray(this.at - length, this.at);
  }

  text(): string {
    return new TextDecoder().decode(this.bytes(this.leb()));
  }

  /** What `read` passes over. */
  span(read: () => void): Uint8Array {
    const start = this.at;
    read();
    return this.#from.subarray(start, this.at);
  }
}

function leb(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)];
}

/** For numbers from 0. */
function signedLeb(value: number): number[] {
  return value < 64 ? [value] : [(value & 127) | 128, ...signedLeb(value >>> 7)];
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
