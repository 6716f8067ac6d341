import type { Locale } from '../i18n/locales.ts';
import { foldName } from './fold-name.ts';
import { foldText, splitWords } from './fold-text.ts';
import type { Match } from './match.ts';
import { keysBeginning, type PreparedNames } from './match-names.ts';

/** A code that stands in a query. */
interface CodeQuery {
  /** Digits alone, or the code's letters, folded as {@link codeKey} does. */
  key: string;
  /** The system's word in front of a number. */
  kind?: 'errno' | 'winerror';
  negative?: boolean;
}

/** Words that may stand beside a bare number when an error code is meant. */
const BESIDE =
  /^(?:error|err|errno|winerror|code|number|no|python|node|windows|win|linux|macos|mac|loi|ma|so|خطا|الخطا|رمز|كود|رقم)$/;
const NUMBER = /(?:(?<![a-z])(errno|winerror)[^\w-]{0,3}|(?<![\w.-]))(-?)(\d+)/gi;

/** How well each kind of indexed number answers the kind asked for. */
const FIT = {
  errno: { errno: 1, macos: 0.97, winerror: 0.92 },
  winerror: { errno: 0, macos: 0, winerror: 1 },
  any: { errno: 0.98, macos: 0.94, winerror: 0.97 },
};

/** `error code: 13` and shorter: the code is all that is asked. */
const MOST_WORDS_ALONE = 3;
/** What a code counts in a longer query. */
const IN_PASSING = 0.93;

/** Keys of the codes that a query names: `errno 13`, `[WinError 5]`, a number alone, `ECONNRESET` anywhere. */
export function codesIn(query: string, locale: Locale): CodeQuery[] {
  const numbers = [...query.matchAll(NUMBER)].map(([, kind, sign, digits = '']) => ({
    kind: kind?.toLowerCase(),
    key: digits,
    negative: sign === '-',
  }));
  const others = splitWords(foldText(query, locale)).filter((word) => !/^\p{N}+$/u.test(word));
  const numberMeant = numbers.length === 1 && others.every((word) => BESIDE.test(word.replace(/\d+$/, '')));
  const named = query.replace(/\bts[\s-]+(?=\d{3,5}\b)/gi, 'TS').match(/[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*/g) ?? [];
  return [
    ...numbers.filter((it) => it.kind !== undefined || numberMeant),
    ...named.map((it) => ({ key: foldName(it) })),
  ] as CodeQuery[];
}

/** Entries that have a code which the query names. */
export function matchCodes(query: string, parts: readonly PreparedNames[], locale: Locale): Match[] {
  const asked = codesIn(query, locale);
  const isAlone = splitWords(foldText(query, locale)).length <= MOST_WORDS_ALONE;
  return asked.flatMap((code) =>
    parts
      .flatMap((part) => keysBeginning(code.key, part))
      .filter((key) => key.kind === 'code' && key.key === code.key)
      .flatMap(({ entry, original }): Match[] => {
        const system = /^(errno|macos|winerror) /.exec(original)?.[1] as 'errno' | undefined;
        const fit = system ? FIT[code.kind ?? 'any'][system] * fitOfSign(code, original) : 1;
        // the entry's own codes stand before those it shares
        const score = fit * (isAlone ? 1 : IN_PASSING) - 0.0005 * (entry.codes?.indexOf(original) ?? 0);
        if (score <= 0) return [];
        const confidence = isAlone ? 'exact' : 'strong';
        return [{ entry, score, confidence, field: 'code', text: original, ranges: () => [[0, original.length]] }];
      }),
  );
}

/** Node gives every errno with a minus; Python only those of getaddrinfo on Linux. */
function fitOfSign({ negative }: CodeQuery, original: string): number {
  const meant = original.includes('-');
  if (negative === meant) return 1;
  return negative ? 0.95 : 0.6;
}
