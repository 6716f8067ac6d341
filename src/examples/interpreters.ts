import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A Python that can run programs: its real executable (never a shim) and what it can import. */
export interface Interpreter {
  executable: string;
  version: string;
  /** Installation prefixes, to be hidden in what it prints. */
  prefixes: string[];
  /** Third-party package to version, for those asked about; missing ones left out. */
  packages: Record<string, string>;
}

export const OLDEST_PYTHON = '3.11';

/** Third-party packages that programs may import. */
export const PACKAGES = ['requests'] as const;

const CANDIDATES = ['python3', '/usr/bin/python3'];

const PROBE = `
import json, sys, importlib.util, importlib.metadata
packages = {name: importlib.metadata.version(name) for name in sys.argv[1:] if importlib.util.find_spec(name)}
print(json.dumps({
    "executable": sys.executable,
    "version": ".".join(map(str, sys.version_info[:3])),
    "prefixes": sorted({sys.base_prefix, sys.prefix}, key=len, reverse=True),
    "packages": packages,
}))
`;

/** Every usable Python of the machine, in the order of preference. */
export async function findInterpreters(): Promise<Interpreter[]> {
  const found = await Promise.all(CANDIDATES.map((command) => probe(command)));
  const usable = found.filter((it) => it !== undefined && isAtLeast(it.version, OLDEST_PYTHON)) as Interpreter[];
  return usable.filter((it, index) => usable.findIndex((other) => other.executable === it.executable) === index);
}

async function probe(command: string): Promise<Interpreter | undefined> {
  try {
    const { stdout } = await run(command, ['-c', PROBE, ...PACKAGES]);
    return JSON.parse(stdout) as Interpreter;
  } catch {
    return undefined;
  }
}

/** Third-party packages that a Python program imports. */
export function importedPackages(source: string): string[] {
  const imported = new Set([...source.matchAll(/^\s*(?:import|from)\s+(\w+)/gm)].map((match) => match[1]));
  return PACKAGES.filter((name) => imported.has(name));
}

function isAtLeast(version: string, wanted: string): boolean {
  return minor(version).localeCompare(minor(wanted), 'en', { numeric: true }) >= 0;
}

/** `3.11` of `3.11.7`. */
export function minor(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/** The first Python of the machine that has the given packages, or undefined. */
export function chooseInterpreter(
  interpreters: readonly Interpreter[],
  packages: readonly string[],
): Interpreter | undefined {
  return interpreters.find((it) => packages.every((name) => name in it.packages));
}

/** @throws Error where the machine has no Python that is new enough and has the packages. */
export async function requireInterpreter(packages: readonly string[]): Promise<Interpreter> {
  const found = chooseInterpreter(await findInterpreters(), packages);
  if (!found)
    throw new Error(
      `no python3 ≥ ${OLDEST_PYTHON}${packages.length > 0 ? ` with ${packages.join(', ')}` : ''} on the path; install one`,
    );
  return found;
}
