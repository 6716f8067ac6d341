/** The permanent URL part of an entry from its qualified name: `socket.gaierror` becomes `socket-gaierror`. */
export function slugFromName(name: string): string {
  return name
    .toLowerCase()
    .replace(/^requests\.exceptions\./, 'requests.')
    .replaceAll('.', '-');
}
