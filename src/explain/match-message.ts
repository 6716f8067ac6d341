import { splitNamed } from './error-names.ts';

/** A message of an entry: class name included, `{slot}` where it varies. */
export interface Template {
  text: string;
}

/** A printed message laid over a template. */
export interface MessageMatch<T extends Template> {
  template: T;
  /**
   * whole: word by word · number: only the system's error number is the same, its text is in another language or of
   * another version · start: the message goes on after the template
   */
  how: 'whole' | 'number' | 'start';
  /** The printed message in pieces, those that fill a slot with its name. */
  parts: Part[];
}

export interface Part {
  text: string;
  slot?: string;
}

export interface Printed {
  type: string;
  message: string;
  code?: string;
}

/**
 * The templates that a printed message follows, best first: whole ones before those that share a number, and the one
 * with the most words of its own before the others. Quotation marks of any kind count as one.
 */
export function matchMessage<T extends Template>(
  printed: Printed,
  templates: readonly T[],
  isSameClass: (templateClass: string, type: string) => boolean = isSameName,
): MessageMatch<T>[] {
  const found: (MessageMatch<T> & { words: number })[] = [];
  for (const template of templates) {
    const head = splitTemplate(template.text);
    if (!head || !isSameClass(head.type, printed.type)) continue;
    if (head.code !== undefined && head.code !== printed.code) continue;
    const fit = fitMessage(head.message, printed.message);
    if (fit) found.push({ template, ...fit, words: head.message.replace(SLOT, '').length });
  }
  return found
    .toSorted((a, b) => HOW.indexOf(a.how) - HOW.indexOf(b.how) || b.words - a.words)
    .map(({ words: _, ...match }) => match);
}

/** The value of each slot, in the order of the message. */
export function slotValues(match: MessageMatch<Template>): { slot: string; value: string }[] {
  return match.parts.flatMap((part) => (part.slot === undefined ? [] : [{ slot: part.slot, value: part.text }]));
}

const HOW = ['whole', 'number', 'start'];
const SLOT = /\{([\w ]+)\}/g;

/** IPython and JavaScript leave the module out; a printed module must be the template's. */
function isSameName(templateClass: string, type: string): boolean {
  return templateClass === type || templateClass.endsWith(`.${type}`);
}

/** `Error [CODE]: message` in its three parts. */
function splitTemplate(text: string): { type: string; code?: string; message: string } | undefined {
  const coded = /^(\w+) \[([\w-]+)\]: (.*)$/.exec(text);
  if (coded) return { type: coded[1] ?? '', code: coded[2] ?? '', message: coded[3] ?? '' };
  return splitNamed(text.trim());
}

type Fit = Pick<MessageMatch<Template>, 'how' | 'parts'>;

function fitMessage(template: string, message: string): Fit | undefined {
  const end = message.indexOf('\n');
  for (const text of end === -1 ? [message] : [message, message.slice(0, end)]) {
    const parts = fitWhole(template, text);
    if (parts) return { how: 'whole', parts };
  }
  return fitNumber(template, message) ?? fitStart(template, message);
}

/** Lays the fixed words of a template over a text, each at its first place after the one before: linear, no backtracking. */
function fitWhole(template: string, text: string): Part[] | undefined {
  const pieces = template.split(SLOT);
  const words = evenOut(pieces.filter((_, index) => index % 2 === 0).join('\0')).split('\0');
  const slots = pieces.filter((_, index) => index % 2 === 1);
  const even = evenOut(text);
  const first = words[0] ?? '';
  const last = words.at(-1) ?? '';
  if (slots.length === 0) return even === first ? [{ text }] : undefined;
  if (!even.startsWith(first) || !even.endsWith(last)) return undefined;

  const parts: Part[] = [{ text: text.slice(0, first.length) }];
  let at = first.length;
  for (const [index, slot] of slots.entries()) {
    const word = words[index + 1] ?? '';
    const isLast = index === slots.length - 1;
    // of `{address}:{port}` the last colon counts: an IPv6 address is full of them
    const isPort = word === ':' && index === slots.length - 2 && last === '';
    const next = isLast ? even.length - word.length : isPort ? even.lastIndexOf(word) : even.indexOf(word, at + 1);
    if (next <= at) return undefined;
    parts.push({ text: text.slice(at, next), slot }, { text: text.slice(next, next + word.length) });
    at = next + word.length;
  }
  return parts.filter((part) => part.text !== '');
}

/** `[WinError 10061]` is followed by words in the language of that Windows; a path after them is still read. */
function fitNumber(template: string, message: string): Fit | undefined {
  const number = NUMBER.exec(template)?.[0];
  if (number === undefined || !message.startsWith(number)) return undefined;
  const tail = evenOut(template).indexOf(": '");
  const printedTail = evenOut(message).indexOf(": '");
  const filled =
    tail === -1 || printedTail === -1 ? undefined : fitWhole(template.slice(tail), message.slice(printedTail));
  const parts = filled ? [{ text: message.slice(0, printedTail) }, ...filled] : [{ text: message }];
  return { how: 'number', parts };
}

const NUMBER = /^\[(?:Errno|WinError) -?\d+\]/;

function fitStart(template: string, message: string): Fit | undefined {
  if (template === '' || template.includes('{') || !evenOut(message).startsWith(evenOut(template))) return undefined;
  if (/^[\p{L}\p{N}]/u.test(message.slice(template.length))) return undefined;
  return { how: 'start', parts: [{ text: message }] };
}

/** One quotation mark for all, each in the place of one character, so that offsets stay. */
function evenOut(text: string): string {
  return text.replace(/["`‘’‚“”„«»‹›「」]/g, "'");
}
