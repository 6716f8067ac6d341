/** What a reader's program may use. The frame holds it to the first two, the workers to the third. */
export const LIMITS = {
  /** Milliseconds from the start of the program, loading left out. */
  time: 5000,
  /** Characters of output, standard output and error output together. */
  output: 64_000,
  /** Bytes of memory: the whole WebAssembly memory of Python, every buffer of a TypeScript program. */
  memory: 256 * 1024 * 1024,
} as const;
