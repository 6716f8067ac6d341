import type { Locale } from './locales.ts';
import { fillSlots, findString } from './string-table.ts';

/** Words of the text that a reader pastes into a forum to ask for help. Slots in `<…>` are left for the reader to fill. */
export const EXPLAIN_STRINGS = {
  'help.ran': {
    en: 'What I ran: <the command, for example python app.py>',
    vi: 'Lệnh đã chạy: <ví dụ: python app.py>',
    ar: 'الأمر الذي شغّلته: <مثلًا: python app.py>',
  },
  'help.expected': {
    en: 'What I expected: <in one sentence>',
    vi: 'Kết quả mong đợi: <một câu>',
    ar: 'ما توقّعت حدوثه: <جملة واحدة>',
  },
  'help.versions': {
    en: 'Environment: {versions}',
    vi: 'Môi trường: {versions}',
    ar: 'البيئة: {versions}',
  },
  'help.happened': {
    en: 'What happened:',
    vi: 'Kết quả thực tế:',
    ar: 'ما حدث:',
  },
  'help.frame': {
    en: '… 1 frame of {library} …',
    vi: '… 1 lời gọi trong {library} …',
    ar: '… استدعاء واحد في {library} …',
  },
  'help.frames': {
    en: '… {count} frames of {library} …',
    vi: '… {count} lời gọi trong {library} …',
    ar: '… استدعاءات في {library}، عددها {count} …',
  },
  'help.skipped': {
    en: '… {count} more lines of the call stack …',
    vi: '… còn {count} lời gọi nữa …',
    ar: '… أسطر أخرى من الاستدعاءات، عددها {count} …',
  },
  'help.cut': {
    en: '(the line that names the exception is missing)',
    vi: '(thiếu dòng ghi tên ngoại lệ)',
    ar: '(ينقص السطر الذي يسمّي الاستثناء)',
  },
  'help.line': {
    en: 'The last line of my own code: {place}',
    vi: 'Dòng cuối cùng trong mã của mình: {place}',
    ar: 'آخر سطر من شيفرتي: {place}',
  },
  'help.tried': {
    en: 'What I have tried: <what, and what changed>',
    vi: 'Đã thử: <đã làm gì, kết quả khác đi thế nào>',
    ar: 'ما جرّبته: <ماذا، وما الذي تغيّر>',
  },
  'help.question': {
    en: 'Why does this happen, and how do I fix it?',
    vi: 'Vì sao bị như vậy, và sửa thế nào?',
    ar: 'لماذا يحدث هذا، وكيف أصلحه؟',
  },
} as const satisfies Record<string, Record<Locale, string>>;

export type ExplainStringKey = keyof typeof EXPLAIN_STRINGS;

/**
 * Words for explaining a pasted text in one language, with slots filled in.
 * @throws Error naming the key or the slot that is missing
 */
export function translateExplain(
  locale: Locale,
  key: ExplainStringKey,
  slots: Record<string, string | number> = {},
): string {
  return fillSlots(findString(EXPLAIN_STRINGS, locale, key), slots, key);
}
