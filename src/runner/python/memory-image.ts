import type { PyodideModule } from './pyodide-module.ts';

/**
 * Keeps the interpreter's whole memory as it is now.
 * @returns what puts it back: after that, nothing of what Python did in between has happened
 */
export function keepMemory({ c }: PyodideModule): () => void {
  const { memory, __stack_pointer: stackPointer } = c;
  const image = new Uint8Array(memory.buffer.slice(0));
  const stack = stackPointer.value;
  return () => {
    const bytes = new Uint8Array(memory.buffer);
    bytes.set(image);
    bytes.fill(0, image.length);
    stackPointer.value = stack;
  };
}
