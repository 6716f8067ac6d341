import { parser as javascriptParser } from '@lezer/javascript';
import { parser as pythonParser } from '@lezer/python';

export type ProgramLanguage = 'py' | 'ts';

/** A comment or string body in a program: the part that a reader reads, without quotes, prefix or comment marks. */
export interface ProgramText {
  kind: 'comment' | 'string';
  /** Exactly as it stands in the source, escapes included. */
  body: string;
  /** Offsets of the body in the source. */
  from: number;
  to: number;
  /** The delimiter that a replacement must not contain; empty for line comments. */
  quote: string;
}

const PARSERS = { py: pythonParser, ts: javascriptParser.configure({ dialect: 'ts' }) };
const STRING_NODES = new Set(['String', 'FormatString', 'TemplateString']);
const COMMENT_NODES = new Set(['Comment', 'LineComment', 'BlockComment']);

/**
 * Every comment and every string body with a letter in it, in source order. Lezer's error-tolerant parsers find them,
 * so programs that are wrong on purpose work too. A string inside an f-string or template belongs to the outer one.
 */
export function findTexts(source: string, language: ProgramLanguage): ProgramText[] {
  const texts: ProgramText[] = [];
  PARSERS[language].parse(source).iterate({
    enter(node) {
      const token = source.slice(node.from, node.to);
      if (COMMENT_NODES.has(node.name)) texts.push(commentText(token, node.from));
      else if (STRING_NODES.has(node.name)) texts.push(stringText(token, node.from));
      else return true;
      return false;
    },
  });
  return texts.filter((text) => hasLetter(text));
}

function commentText(token: string, from: number): ProgramText {
  const [, open = '', body = '', close = ''] = /^(#+!?\s*|\/\/+\s*|\/\*+\s*)([\s\S]*?)(\s*\*\/)?\s*$/.exec(token) ?? [];
  return { kind: 'comment', body, from: from + open.length, to: from + open.length + body.length, quote: close.trim() };
}

function stringText(token: string, from: number): ProgramText {
  const [open = '', quote = ''] = /^[A-Za-z]*("""|'''|"|'|`)/.exec(token) ?? [];
  const closed = token.length >= open.length + quote.length && token.endsWith(quote);
  const body = token
    .slice(open.length, closed ? token.length - quote.length : token.length)
    .replace(closed ? /$^/ : /\s+$/, '');
  return { kind: 'string', body, from: from + open.length, to: from + open.length + body.length, quote };
}

/** Escapes such as `\n` do not make a text. */
function hasLetter(text: ProgramText): boolean {
  const readable =
    text.kind === 'string' ? text.body.replace(/\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)/g, ' ') : text.body;
  return /\p{L}/u.test(readable);
}
