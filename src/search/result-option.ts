import type { Result } from './answer-query.ts';
import type { Piece } from './marked-text.ts';

/** A result as an option of the list. Everything in it is text. */
export function resultOption({ url, name, gloss, found }: Result, place: number): HTMLAnchorElement {
  const option = document.createElement('a');
  option.href = url;
  option.id = `result-${place}`;
  option.tabIndex = -1;
  option.role = 'option';
  option.ariaSelected = 'false';
  option.append(line('bdi', name), ' ', line('span', gloss));
  if (!found) return option;
  const below = line('small', found.pieces);
  if (found.kind === 'printed') Object.assign(below, { dir: 'ltr', lang: 'en' });
  if (found.kind === 'words') below.dir = 'auto';
  option.append(' ', below);
  return option;
}

function line(tag: string, pieces: readonly Piece[]): HTMLElement {
  const element = document.createElement(tag);
  element.append(
    ...pieces.map(({ text, isMarked }) => {
      if (!isMarked) return text;
      const mark = document.createElement('mark');
      mark.textContent = text;
      return mark;
    }),
  );
  return element;
}
