import { z } from 'zod';

const exceptionClass = z.strictObject({
  name: z.string().describe('Qualified, without `builtins.`'),
  module: z.string(),
  bases: z.array(z.string()),
  mro: z.array(z.string()).describe('From the class itself to BaseException'),
  subclasses: z.array(z.string()).describe('Direct ones among the classes listed'),
  errnoNames: z.array(z.string()).describe('errno names for which OSError(errno, …) gives this very class'),
  attributes: z.array(z.string()).describe('Public data attributes that instances have'),
  doc: z.string().describe('First line of the docstring'),
  importableFrom: z.array(z.string()).describe('Modules that hold the same object under some name: socket.timeout'),
});

/** `content/generated/interpreter.json`: what CPython says of itself, written by `npm run facts`. */
export const interpreterSchema = z.strictObject({
  python: z.string().describe('Version that was asked, e.g. 3.14.2'),
  via: z.string().describe('Package that brought it, e.g. pyodide 314.0.7'),
  classes: z.array(exceptionClass),
  linux: z.strictObject({
    python: z.string().describe('Native version that gave the numbers'),
    numbers: z.record(z.string(), z.int()),
  }),
});

export type InterpreterFacts = z.infer<typeof interpreterSchema>;
export type ExceptionClass = z.infer<typeof exceptionClass>;

/** `content/codes.yaml`: numbers that no run on Linux can prove, each system with its source. */
export const codesSchema = z.strictObject({
  sources: z.strictObject({
    macos: z.url(),
    macosNames: z.url().describe('for EAI_ codes'),
    windows: z.url(),
    windowsErrno: z.url().describe('which of the Windows numbers Python turns into which errno'),
  }),
  codes: z.record(
    z.string(),
    z.strictObject({
      macos: z.int().nullable(),
      windows: z
        .array(z.strictObject({ number: z.int(), name: z.string() }))
        .describe('Numbers that Python shows as [WinError n], or as [Errno n] for getaddrinfo; the usual one first'),
      node: z.string().optional().describe('What Node calls it, where that is another name'),
    }),
  ),
});

export type Codes = z.infer<typeof codesSchema>;
