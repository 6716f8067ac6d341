/** A message as words, with slots where anything may stand. */
export interface MessageWords {
  /** The class named in front, without its module, in lower case. */
  printed?: string;
  /** In lower case, {@link SLOT} for a value. */
  words: readonly string[];
}

export const SLOT = '*';

const WHOLLY_QUOTED = /^\s*(['"`])(.*)\1\s*$/;
const QUOTED = /(?<![\p{L}\p{N}])(['"`‘“])(?=\S)[^\n]*?(?:\1|[’”])(?![\p{L}\p{N}])/gu;
const BRACES = /\{[^{}]*\}/g;
const PATH = /(?:[A-Za-z]:)?(?:[\\/][\w.@~+-]+)+[\\/]?|\bhttps?:\/\/\S+/g;
const NUMBER = /(?<![\p{L}\p{N}])(?:0x[\da-f]+|[-+]?\d[\d.,:]*|::1[:\d]*)(?![\p{L}])/giu;
const WORD = /\*|[\p{L}\p{N}]+/gu;

const PRINTED =
  /^\W*(?:uncaught )?(?:[a-z_][\w.]*\.)?((?:[a-z_]\w*?)?(?:error|exception|warning|disconnected|interrupt|exit))(?: \[\w+\])?: +/i;

/** Reads a message, pasted or of the index: its slots, and quoted parts, paths and numbers in it, may be anything. */
export function readMessage(text: string): MessageWords {
  const message = WHOLLY_QUOTED.exec(text)?.[2] ?? text;
  const printed = PRINTED.exec(message);
  const words = wordsOf(message.slice(printed?.[0].length ?? 0));
  return { words, ...(printed?.[1] ? { printed: printed[1].toLowerCase() } : {}) };
}

function wordsOf(text: string): string[] {
  const plain = text.replaceAll(SLOT, ' ').replace(QUOTED, ' * ').replace(BRACES, ' * ');
  const slotted = plain.replace(PATH, ' * ').replace(NUMBER, ' * ');
  return (slotted.toLowerCase().match(WORD) ?? []).filter((word, at, all) => word !== SLOT || all[at - 1] !== SLOT);
}

/** Whether words fit a template from beginning to end, each slot taking any number of words. */
export function fitsTemplate(words: readonly string[], template: readonly string[]): boolean {
  let at = 0;
  let slot = -1;
  let resume = 0;
  let next = 0;
  while (at < words.length) {
    if (template[next] === SLOT) {
      slot = next++;
      resume = at;
    } else if (template[next] === words[at]) {
      next++;
      at++;
    } else if (slot >= 0) {
      next = slot + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  while (template[next] === SLOT) next++;
  return next === template.length;
}
