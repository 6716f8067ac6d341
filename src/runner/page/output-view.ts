import { cutIntoRuns, isolatesOfOutput, type TextRun } from '../../i18n/isolate-units.ts';
import { namesError } from '../../programs/names-error.ts';
import type { RunnerLanguage, Stream } from '../messages.ts';

/** Where one stream's text goes, with its last line, which may not be whole yet. */
interface Part {
  stream: Stream;
  place: HTMLElement;
  tail: Text;
}

/**
 * Shows what a program prints: text and nothing else, Arabic isolated, the line that names the error marked.
 * `textContent` of the block is exactly what was printed.
 */
export class OutputView {
  readonly #block: HTMLElement;
  readonly #language: RunnerLanguage;
  readonly #grouped: boolean;
  #parts: Part[] = [];

  /** @param grouped error output below standard output, as transcripts have it; else in the order of arrival */
  constructor(block: HTMLElement, language: RunnerLanguage, grouped: boolean) {
    this.#block = block;
    this.#language = language;
    this.#grouped = grouped;
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  /** The line that names the error, if the program ended with one. */
  get errorLine(): string | undefined {
    return [...this.#block.querySelectorAll('strong')].at(-1)?.textContent ?? undefined;
  }

  add(stream: Stream, text: string): void {
    const { place, tail } = this.#part(stream);
    const lines = (tail.data + text).split('\n');
    tail.data = lines.pop() ?? '';
    for (const line of lines) place.insertBefore(this.#line(line), tail);
  }

  #part(stream: Stream): Part {
    const found = this.#grouped ? this.#parts.find((it) => it.stream === stream) : this.#parts.at(-1);
    if (found?.stream === stream) return found;
    const part = { stream, place: document.createElement('span'), tail: document.createTextNode('') };
    part.place.dataset['stream'] = stream;
    part.place.append(part.tail);
    this.#parts.push(part);
    if (this.#grouped && stream === 'stdout') this.#block.prepend(part.place);
    else this.#block.append(part.place);
    return part;
  }

  #line(line: string): DocumentFragment {
    const fragment = document.createDocumentFragment();
    const runs = nodes(cutIntoRuns(line, isolatesOfOutput(line)));
    if (namesError(line, this.#language)) {
      const strong = document.createElement('strong');
      strong.append(...runs);
      fragment.append(strong);
    } else fragment.append(...runs);
    fragment.append('\n');
    return fragment;
  }
}

function nodes(runs: readonly TextRun[]): (Node | string)[] {
  return runs.map(({ text, dir, runs: inner }) => {
    if (!dir) return text;
    const isolate = document.createElement('bdi');
    isolate.dir = dir;
    isolate.append(...(inner ? nodes(inner) : [text]));
    return isolate;
  });
}
