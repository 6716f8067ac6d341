import type { RunnerLanguage } from '../messages.ts';

/** The reader's own programs, one in each language, kept on this device where it lets us. */
export interface SavedPrograms {
  language: RunnerLanguage;
  programs: Record<RunnerLanguage, string>;
}

const KEY = 'playground';

/** What stands in the editor on a first visit: a program that fails, since that is what people come with. */
const FIRST: SavedPrograms = {
  language: 'py',
  programs: {
    py: 'prices = {"tea": 3}\nprint(prices["tea"])\nprint(prices["coffee"])\n',
    ts: "const prices = new Map([['tea', 3]]);\nconsole.log(prices.get('tea')!.toFixed(2));\nconsole.log(prices.get('coffee')!.toFixed(2));\n",
  },
};

export function loadPrograms(): SavedPrograms {
  try {
    const { language, programs } = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<SavedPrograms>;
    const text = (it: unknown, first: string) => (typeof it === 'string' ? it : first);
    return {
      language: language === 'ts' ? 'ts' : 'py',
      programs: { py: text(programs?.py, FIRST.programs.py), ts: text(programs?.ts, FIRST.programs.ts) },
    };
  } catch {
    // storage is denied, or holds something else
    return structuredClone(FIRST);
  }
}

export function savePrograms(saved: SavedPrograms): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(saved));
  } catch {
    // storage is denied or full: the program is kept as long as the page is open
  }
}
