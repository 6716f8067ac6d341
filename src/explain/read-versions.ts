/** Where a text tells which Python, Node or system it comes from: a version line, a folder of an installation. */
const PYTHON = /\bPython[ :/]+(?:Version: )?(3\.\d{1,2}(?:\.\d{1,2})?)|\/python(3\.\d{1,2})\/|Python(3)(\d{1,2})[\\/]/i;
const NODE = /\bNode\.js v(\d{1,3}(?:\.\d{1,3}){0,2})/;
const SYSTEMS: [string, RegExp][] = [
  ['Windows', /\b[A-Z]:\\|\[WinError /],
  ['macOS', /\/Users\/|\/Library\/Frameworks\/|\/opt\/homebrew\//],
  ['Linux', /\/home\/|\/usr\/lib\/|platform linux/],
];

/** `Python 3.12`, `Node.js 22.14.0`, `Windows`: as far as a pasted text shows them. */
export function readVersions(text: string): string[] {
  const python = PYTHON.exec(text);
  const version = python?.[1] ?? python?.[2] ?? (python?.[3] ? `3.${python[4]}` : undefined);
  const node = NODE.exec(text)?.[1];
  const system = SYSTEMS.find(([, sign]) => sign.test(text))?.[0];
  return [version ? [`Python ${version}`] : [], node ? [`Node.js ${node}`] : [], system ? [system] : []].flat();
}
