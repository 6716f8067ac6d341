/** Where a program ran, so that what belongs to the machine can be taken out of what it printed. */
export interface RunPlace {
  /** The working folder, absolute. */
  folder: string;
  /** The interpreter's own installation prefixes, longest first: sys.base_prefix and its like. */
  prefixes: readonly string[];
}

/** The first stand-in for a port that the system chose; the next ones count up from it. */
const FIRST_PORT = 50001;

/**
 * Takes out of a program's output only what differs from run to run or from machine to machine: the working folder,
 * installation prefixes, line numbers inside the standard library and installed packages, frames inside Node,
 * `0x…` addresses, Node's process number and OpenSSL's thread, temporary names, and ports that the system chose.
 */
export function normalizeOutput(stdout: string, stderr: string, place: RunPlace): { stdout: string; stderr: string } {
  const port = portNames();
  const clean = (text: string) => nameStandIns(hidePlaces(text.replaceAll('\r\n', '\n'), place), port);
  return { stdout: clean(stdout), stderr: clean(stderr) };
}

function hidePlaces(text: string, place: RunPlace): string {
  let result = text.replaceAll(`file://${place.folder}/`, '').replaceAll(`${place.folder}/`, '');
  for (const prefix of place.prefixes) result = result.replaceAll(`${prefix}/lib/`, '/usr/lib/');
  return result
    .replaceAll(/\/usr\/lib\/(?:python3\.\d+\/site-packages|python3\/dist-packages)\//g, 'site-packages/')
    .replaceAll(/(File "(?:\/usr\/lib\/python3\.\d+\/|site-packages\/|<frozen )[^"]+", line )\d+/g, '$1…')
    .replaceAll(/\bnode:[\w/-]+(:\d+)+/g, (frame) => frame.replace(/(:\d+)+$/, ''))
    .replaceAll(NODE_FRAMES, '$1    at node:…$2');
}

/** Frames inside Node change from one version to the next, and in the page there are none: a run of them is one line. */
const NODE_FRAMES =
  /^( *) {4}at (?:.*\(node:[\w/-]+\)|(?:async )?node:[\w/-]+)(?:\n\1 {4}at (?:.*\(node:[\w/-]+\)|(?:async )?node:[\w/-]+))*((?: |,|\)|\]).*)?$/gm;

function nameStandIns(text: string, port: (seen: string) => string): string {
  return text
    .replaceAll(/\b0x[0-9a-f]{6,}\b/gi, '0x…')
    .replaceAll(/^\(node:\d+\)/gm, '(node:…)')
    .replaceAll(/\b[0-9A-F]{12,16}(?=:error:[0-9A-F]{8}:)/g, '…')
    .replaceAll(/\/tmp\/(?:tmp|node-)?[A-Za-z0-9_]{6,}/g, '/tmp/…')
    .replaceAll(/([pP]ort[=:]? ?|:|', )(\d{5})\b/g, (whole, before: string, digits: string) =>
      isChosenBySystem(Number(digits)) ? before + port(digits) : whole,
    );
}

/** Linux hands out 32768–60999, macOS and Windows 49152–65535. */
function isChosenBySystem(port: number): boolean {
  return port >= 32768 && port <= 65535;
}

function portNames(): (seen: string) => string {
  const names = new Map<string, string>();
  return (seen) => {
    if (!names.has(seen)) names.set(seen, String(FIRST_PORT + names.size));
    return names.get(seen) as string;
  };
}
