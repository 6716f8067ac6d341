/** Homes: `/home/lan`, `/Users/lan`, `/mnt/c/Users/lan`, `C:\Users\Lan Nguyen`, escaped or in a `file:` address. */
const POSIX_HOME =
  /(?<![\w.~-])(?:\/(?:var\/|export\/|data\/)?home\/|(?:\/mnt|\/cygdrive)?(?:\/[a-zA-Z])?\/Users\/)(?!Shared\b)([^/\\\s"'`<>|:;,()[\]{}]+)/g;
const FILE_ADDRESS_HOME = /(?<=file:\/{2,3})(?:\/?home\/|\/?(?:[A-Za-z]:\/)?Users\/)([^/\\\s"'`<>|:;,()]+)/g;
const WINDOWS_HOME =
  /[A-Za-z]:(?:\\{1,4}|\/)Users(?:\\{1,4}|\/)(?!Public\b|Default\b|All Users\b)(?:([^\\/:*?"<>|\r\n]{1,64})(?=[\\/>])|([^\\/:*?"<>|\r\n\s']{1,64}))/gi;
/** A password in an address: `postgres://user:secret@host`. */
const CREDENTIALS = /(?<=:\/\/)[^\s/@:"'<>]{1,200}:[^\s/@"'<>]{1,200}(?=@)/g;

/**
 * A text in which home folders are `~`, and so no user name stands in a path; nor in a shell's prompt, where it is known
 * from a path. Masking twice changes nothing more.
 */
export function maskPaths(text: string): string {
  const names = new Set<string>();
  const mask = (_: string, name?: string, bare?: string): string => {
    names.add(name ?? bare ?? '');
    return '~';
  };
  const masked = text
    .replace(WINDOWS_HOME, mask)
    .replace(FILE_ADDRESS_HOME, mask)
    .replace(POSIX_HOME, mask)
    .replace(CREDENTIALS, '…');
  return maskPrompts(masked, names);
}

/** `lan@laptop` and `/run/media/lan` tell the name too. */
function maskPrompts(text: string, names: ReadonlySet<string>): string {
  return text.replace(/(?<![\w.@-])([\p{L}\w.-]{1,64})@(?=[\w-]+[:\s~$#])/gu, (whole, name: string) =>
    names.has(name) ? 'user@' : whole,
  );
}
