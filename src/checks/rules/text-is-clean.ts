import type { Issue } from '../../model/issue.ts';
import type { Rule } from '../rule.ts';

/** What a text must not hold, with the sign and how to mend it. */
const FORBIDDEN: readonly { what: string; pattern: RegExp; fix: string }[] = [
  {
    what: 'a bidi control',
    pattern: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
    fix: 'Remove it; direction is set by markup.',
  },
  { what: 'a tatweel', pattern: /\u0640/, fix: 'Remove it.' },
  { what: 'an Arabic presentation form', pattern: /[\ufb50-\ufdff\ufe70-\ufefc]/, fix: 'Type the plain letter.' },
  { what: 'an Arabic-Indic digit', pattern: /[\u0660-\u0669\u06f0-\u06f9]/, fix: 'Write Latin digits.' },
  { what: 'a broken character', pattern: /\ufffd/, fix: 'Type the character anew.' },
];

/** In articles only: YAML uses these signs itself. */
const LATIN_PUNCTUATION = {
  what: 'a Latin comma, semicolon or question mark after Arabic',
  pattern: /[\u0621-\u064a\u064b-\u0652][,;?](?:\s|$)/,
  fix: 'Write ، ؛ or ؟',
};

export const textIsClean: Rule = {
  promise: 'Every text is NFC, without bidi controls, tatweel or broken characters',
  check(_, files) {
    const texts = [...files].filter(
      ([path]) => !path.startsWith('content/generated/') && !path.endsWith('/transcripts.yaml'),
    );
    return { looked: texts.length, issues: texts.flatMap(([file, text]) => findUnclean(file, text)) };
  },
};

function findUnclean(file: string, text: string): Issue[] {
  const forbidden = file.endsWith('.mdx') ? [...FORBIDDEN, LATIN_PUNCTUATION] : FORBIDDEN;
  return text.split('\n').flatMap((content, index) => {
    const place = { rule: 'text-is-clean', file, line: index + 1 };
    const found: Issue[] = forbidden
      .filter((it) => it.pattern.test(content))
      .map((it) => ({
        ...place,
        problem: `${it.what}: ${content.trim().slice(0, 60)}`,
        fix: it.fix,
      }));
    if (content.normalize('NFC') !== content)
      found.push({ ...place, problem: 'not in Unicode form NFC', fix: 'Save the text as NFC.' });
    return found;
  });
}
