/** An import that takes another name, so that the host must say what it does. */
export interface ImportRename {
  from: string;
  to: string;
}

/** Instructions that call an import, put before a function's own or in their place. */
export interface FunctionPatch {
  exported: string;
  how: 'before' | 'instead';
  /** The import called, by its new name. */
  calls: string;
  code: (call: readonly number[]) => readonly number[];
}

/** WebAssembly's own numbers: https://webassembly.github.io/spec/core/binary/modules.html */
const SECTION = { import: 2, export: 7, code: 10 } as const;
const FUNCTION = 0;
const CALL = 0x10;

interface Section {
  id: number;
  bytes: Uint8Array;
}

/**
 * A WebAssembly module with some imports renamed and some functions changed; all else stays byte for byte.
 * @throws Error when an import or function is not there
 */
export function patchWasm(
  wasm: Uint8Array,
  renames: readonly ImportRename[],
  patches: readonly FunctionPatch[],
): Uint8Array {
  const sections = readSections(wasm);
  const section = (id: number) => sections.find((it) => it.id === id) as Section;
  const imports = readImports(section(SECTION.import).bytes);
  const functions = imports.filter((it) => it.kind === FUNCTION).map((it) => it.name);
  const renamed = new Map(renames.map(({ from, to }) => [from, to]));
  for (const { from } of renames) if (!functions.includes(from)) throw new Error(`The module imports no ${from}.`);
  section(SECTION.import).bytes = writeImports(imports, renamed);

  const exported = readExportedFunctions(section(SECTION.export).bytes);
  const bodies = readBodies(section(SECTION.code).bytes);
  for (const { exported: name, how, calls, code } of patches) {
    const at = (exported.get(name) ?? -1) - functions.length;
    const body = bodies[at];
    if (!body) throw new Error(`The module has no function ${name}.`);
    const called = functions.findIndex((it) => renamed.get(it) === calls);
    const added = code([CALL, ...leb(called)]);
    const start = how === 'before' ? endOfLocals(body) : 0;
    bodies[at] =
      how === 'before'
        ? concat([body.subarray(0, start), Uint8Array.from(added), body.subarray(start)])
        : Uint8Array.from([0, ...added, 0x0b]);
  }
  section(SECTION.code).bytes = concat([
    Uint8Array.from(leb(bodies.length)),
    ...bodies.flatMap((body) => [Uint8Array.from(leb(body.length)), body]),
  ]);

  return concat([
    wasm.subarray(0, 8),
    ...sections.flatMap(({ id, bytes }) => [Uint8Array.from([id, ...leb(bytes.length)]), bytes]),
  ]);
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
  const reader = new Reader(bytes);
  return Array.from({ length: reader.leb() }, () => {
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
  const text = (value: string) => {
    const bytes = new TextEncoder().encode(value);
    return [Uint8Array.from(leb(bytes.length)), bytes];
  };
  return concat([
    Uint8Array.from(leb(imports.length)),
    ...imports.flatMap(({ module, name, kind, type }) => [
      ...text(module),
      ...text(kind === FUNCTION ? (renamed.get(name) ?? name) : name),
      Uint8Array.from([kind]),
      type,
    ]),
  ]);
}

function readExportedFunctions(bytes: Uint8Array): Map<string, number> {
  const reader = new Reader(bytes);
  const found = new Map<string, number>();
  for (let left = reader.leb(); left > 0; left--) {
    const name = reader.text();
    const kind = reader.byte();
    const index = reader.leb();
    if (kind === FUNCTION) found.set(name, index);
  }
  return found;
}

function readBodies(bytes: Uint8Array): Uint8Array[] {
  const reader = new Reader(bytes);
  return Array.from({ length: reader.leb() }, () => reader.bytes(reader.leb()));
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

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
