const IDENTIFIER = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_]*`;

/** A class name as Python prints it: dotted, with `<locals>` for a class made inside a function. */
const NAME = String.raw`${IDENTIFIER}(?:\.(?:${IDENTIFIER}|<locals>))*`;

const NAMED = new RegExp(String.raw`^(${NAME})(?::(?: (.*)|\s*)|\s*)$`, 'u');
const NAMED_ANYWHERE = new RegExp(
  String.raw`(?<=^|[\s\]|:>)('"“«\x60])(${NAME})(?: \[([\w-]{1,60})\])?(?:: (?=\S)|$)`,
  'gu',
);

const TELLING_END =
  /(?:Error|Exception|Warning|Interrupt|Iteration|SystemExit|GeneratorExit|ExceptionGroup|DoesNotExist|Disconnected)$/;

/** Names that say nothing alone: they count only with their module, as in `struct.error`. */
const GENERIC = new Set(
  [
    'error',
    'Error',
    'timeout',
    'Timeout',
    'gaierror',
    'herror',
    'Empty',
    'Full',
    'QueueEmpty',
    'QueueFull',
    'Abort',
  ].concat([
    'TimeoutExpired',
    'IncompleteRead',
    'BadStatusLine',
    'BadZipFile',
    'InvalidURL',
    'NotConnected',
    'ResponseNotReady',
  ]),
);

/** Packages keep their exceptions in modules of these names: `psycopg2.errors.UniqueViolation`. */
const TELLING_MODULE = /(?:^|\.)(?:errors?|exceptions?|exc)\./;
/** Java, Kotlin, Scala and .NET: not of this site. */
const FOREIGN = /^(?:java|javax|kotlin|scala|android|System|Microsoft)\./;

/** Words of prose that end like a class name. */
const PROSE = new Set(['Warning', 'Iteration', 'Interrupt', 'Disconnected']);

export interface NamedLine {
  type: string;
  message: string;
}

/** Splits a line of the shape `name: message` or `name`, whatever the name. */
export function splitNamed(line: string): NamedLine | undefined {
  const match = NAMED.exec(line);
  return match?.[1] === undefined ? undefined : { type: plainName(match[1]), message: match[2] ?? '' };
}

/** Whether a name alone tells that an error is meant: `KeyError`, `struct.error`, but not `error`. */
export function isTelling(name: string): boolean {
  const last = lastPart(name);
  if (FOREIGN.test(name)) return false;
  if (last !== name && (GENERIC.has(last) || TELLING_MODULE.test(name))) return true;
  return TELLING_END.test(last) && !PROSE.has(name);
}

/** The first place in a line where a telling name stands, with its message; `before` is what stands in front of it. */
export function findNamed(line: string): (NamedLine & { before: string; code?: string }) | undefined {
  for (const match of line.matchAll(NAMED_ANYWHERE)) {
    const type = match[1] ?? '';
    if (!isTelling(type)) continue;
    return {
      type: plainName(type),
      message: line.slice(match.index + match[0].length),
      before: line.slice(0, match.index),
      ...(match[2] ? { code: match[2] } : {}),
    };
  }
  return undefined;
}

/** `gaierror` of `socket.gaierror`. */
export function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Without the modules that Python leaves out of tracebacks but prints in some other places. */
function plainName(name: string): string {
  return name.replace(/^(?:builtins|__main__)\./, '');
}
