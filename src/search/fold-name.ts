/** Last parts of names that say nothing without their module: `struct.error`, `socket.timeout`. */
const GENERIC = new Set(['error', 'exception', 'timeout', 'warning', 'abort', 'empty', 'full']);

/** Endings that readers leave out: `connection refused` is ConnectionRefusedError. */
const ENDING = /(?:error|exception|warning)$/;

/** Lower case without anything but letters and digits: `socket.gaierror` and `Socket GAIError` are one. */
export function foldName(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The words a name is made of: `ssl.SSLCertVerificationError` gives ssl, SSL, Cert, Verification, Error. */
export function splitName(name: string): string[] {
  return name.match(/\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+|\p{N}+/gu) ?? [];
}

/** The class itself, without its module. */
export function ownName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Whether a qualified name is known only together with its module. */
export function needsModule(name: string): boolean {
  return name.includes('.') && GENERIC.has(ownName(name).toLowerCase());
}

/** A folded name without the ending that readers leave out. */
export function withoutEnding(folded: string): string {
  return folded.replace(ENDING, '');
}
