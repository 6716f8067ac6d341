import type { IndexedLibrary, LibraryEntry } from '../../src/search/index-entries.ts';

const SYLLABLES = 'ba ce di fo gu ha ki lo mu ne pa qui ra se ti vo wa xe yo zu bra cle dri flo gru pla sto tri'.split(
  ' ',
);
const ARABIC = 'با تي كو سل مر نو ري دا فو قل شم عي'.split(' ');

/** So many made-up entries, always the same, each as large as a real one. */
export function syntheticLibrary(size: number): IndexedLibrary {
  const random = randomNumbers(size);
  const pick = (list: readonly string[]) => list[random(list.length)] ?? '';
  const makeWords = (syllables: readonly string[]) =>
    Array.from({ length: 3000 }, () => pick(syllables) + pick(syllables) + (random(2) ? pick(syllables) : ''));
  const words = { en: makeWords(SYLLABLES), vi: makeWords(SYLLABLES), ar: makeWords(ARABIC) };
  // a few words are everywhere, most are rare
  const text = (locale: 'en' | 'vi' | 'ar', count: number) =>
    Array.from({ length: count }, () => words[locale][Math.floor(3000 * (random(1000) / 1000) ** 3)]).join(' ');
  const capital = (word = '') => word.slice(0, 1).toUpperCase() + word.slice(1);
  const name = (index: number) =>
    `${capital(words.en[index % 3000])}${capital(pick(words.en))}${capital(words.en[Math.floor(index / 3000)])}Error`;
  const entries = Array.from({ length: size }, (_, index): LibraryEntry => {
    const article = (locale: 'en' | 'vi' | 'ar') => ({
      facts: { gloss: text(locale, 5), summary: text(locale, 22) },
      headings: Array.from({ length: 6 }, () => ({ runs: [{ value: text(locale, 4) }] })),
    });
    return {
      facts: {
        name: name(index),
        kind: 'exception',
        level: 2,
        codes: [],
        messages: Array.from({ length: 7 }, (_, id) => ({
          ...{ id: `m${id}`, text: `Error: ${text('en', 7)} '{value}'`, by: 'it', proof: 'a/b' },
          ...{ systems: ['linux' as const], older: [] },
        })),
        counterparts: [{ kind: 'throws', code: `E${name(index).toUpperCase()}`, api: 'node' }],
        search: {
          en: Array.from({ length: 10 }, () => text('en', 3)),
          vi: Array.from({ length: 10 }, () => text('vi', 4)),
          ar: Array.from({ length: 10 }, () => text('ar', 3)),
        },
      },
      articles: { en: article('en'), vi: article('vi'), ar: article('ar') },
    };
  });
  return { entries, interpreter: { classes: [], linux: { python: '', numbers: {} } }, codes: { codes: {} } };
}

/** Numbers below a limit from a linear congruential generator. */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * limit);
  };
}
