import type { DecorationItem } from 'shiki/core';
import { isolatesOfUnit } from '../i18n/isolate-units.ts';
import { findTexts, type ProgramLanguage } from '../programs/find-texts.ts';

/** An isolate round each string body and comment body with Arabic in it, line by line; quotes and `#` stay outside. */
export function isolateTexts(code: string, language: ProgramLanguage): DecorationItem[] {
  return findTexts(code, language).flatMap(({ body, from }) => {
    let at = from;
    return body.split('\n').flatMap((line) => {
      const isolates = isolatesOfUnit(line, at);
      at += line.length + 1;
      return isolates.map(
        ({ from: start, to: end, dir }): DecorationItem => ({
          start,
          end,
          tagName: 'bdi',
          properties: { dir },
          alwaysWrap: true,
        }),
      );
    });
  });
}
