/** Parts of Pyodide's standard library that no program here can use, by the start of their path. */
export const LEFT_OUT: readonly string[] = [
  // Pyodide's bridge to JavaScript
  '_pyodide/',
  'pyodide/',
  'site-packages/',
  // needs a terminal
  'pty.py',
  'tty.py',
  // needs a browser, a demonstration, Pyodide's own build
  'webbrowser.py',
  'antigravity.py',
  '__phello__/',
  '_sysconfigdata',
  // slower twins of modules that are there in C
  '_pyio.py',
  '_pydatetime.py',
  '_py_abc.py',
];

/** Modules that are sent compiled too, with all they import; the rest is compiled when a program imports it. */
export const QUICK: readonly string[] = `
  argparse ast asyncio base64 bisect calendar collections concurrent.futures.thread configparser contextlib copy csv
  dataclasses datetime decimal email.message enum fractions functools gzip hashlib heapq http.client http.server
  inspect itertools json linecache locale logging operator pathlib pickle pprint queue random re
  secrets selectors shutil socket socketserver sqlite3 ssl statistics string struct subprocess tempfile textwrap
  threading traceback types typing unicodedata urllib.request uuid warnings weakref zipfile
  encodings.idna encodings.latin_1 encodings.ascii encodings.cp1252
`
  .trim()
  .split(/\s+/);

/** The runner's own modules, in the order they are made: the name Python knows one by, and its file. */
export const OWN_MODULES: readonly (readonly [name: string, file: string])[] = [
  ['_linux', 'linux.py'],
  ['_absent', 'absent.py'],
  ['_socket_constants', 'socket-constants.py'],
  ['_socket', 'loopback.py'],
  ['select', 'waiting.py'],
  ['_tls', 'tls.py'],
  ['_in_place', 'in-place.py'],
];

/** What is added at the end of a module of the library, where it changes no line number. */
export const ADDED: readonly (readonly [module: string, file: string])[] = [
  ['_ssl.py', 'ssl-errors.py'],
  ['ssl.py', 'ssl-ends.py'],
  ['asyncio/base_events.py', 'asyncio-names.py'],
  // how Python was built, of which the library itself asks one thing; a module of its own
  ['_sysconfigdata__linux_x86_64-linux-gnu.py', 'sysconfig-data.py'],
];

/** What Pyodide changed in a module, turned back. */
export const RESTORED: readonly (readonly [module: string, from: string, to: string])[] = [
  // it would tell a reader whose time zone is not there to call Pyodide
  ['zoneinfo/_common.py', 'if "tzdata" not in sys.modules:', 'if False:'],
];
