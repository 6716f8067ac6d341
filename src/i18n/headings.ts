import type { Locale } from './locales.ts';

/**
 * The fixed section headings of an article: stable English id (also the anchor) to the words in each language.
 * An article writes the words; the build turns them into the id, so a language switch keeps the section.
 */
export const HEADINGS = {
  summary: { en: 'Summary', vi: 'Tóm tắt', ar: 'الملخّص' },
  'check-first': { en: 'Check this first', vi: 'Kiểm tra điều này trước tiên', ar: 'تحقّق من هذا أوّلًا' },
  documentation: { en: 'Documentation', vi: 'Tài liệu', ar: 'التوثيق' },
  purpose: { en: 'Purpose', vi: 'Mục đích', ar: 'الغرض' },
  usage: { en: 'Usage', vi: 'Cách dùng', ar: 'الاستخدام' },
  details: { en: 'Details', vi: 'Chi tiết', ar: 'التفاصيل' },
  messages: { en: 'Messages you will see', vi: 'Thông báo bạn sẽ gặp', ar: 'الرسائل التي ستراها' },
  examples: { en: 'Examples', vi: 'Ví dụ', ar: 'الأمثلة' },
  explanation: { en: 'Explanation', vi: 'Giải thích', ar: 'الشرح' },
  causes: { en: 'Common causes', vi: 'Nguyên nhân thường gặp', ar: 'الأسباب الشائعة' },
  'do-not-confuse': { en: 'Do not confuse with', vi: 'Đừng nhầm với', ar: 'لا تخلط بينه وبين' },
  'who-catches-what': { en: 'Who catches what', vi: 'Mệnh đề nào bắt được lỗi nào', ar: 'ما تلتقطه كلّ كتلة' },
  notes: { en: 'Notes', vi: 'Lưu ý', ar: 'ملاحظات' },
  'one-line-summary': { en: 'One-line summary', vi: 'Tóm tắt một dòng', ar: 'الملخّص في سطر واحد' },
  related: { en: 'Related errors', vi: 'Lỗi liên quan', ar: 'أخطاء ذات صلة' },
  sources: { en: 'Sources', vi: 'Nguồn', ar: 'المصادر' },
} as const satisfies Record<string, Record<Locale, string>>;

export type HeadingId = keyof typeof HEADINGS;

/** Sections an article must contain, in this order, with their depth. */
export const ARTICLE_SECTIONS: readonly { id: HeadingId; depth: 2 | 3; required: boolean }[] = [
  { id: 'summary', depth: 2, required: true },
  { id: 'check-first', depth: 2, required: true },
  { id: 'documentation', depth: 2, required: true },
  { id: 'purpose', depth: 3, required: true },
  { id: 'usage', depth: 3, required: true },
  { id: 'details', depth: 3, required: true },
  { id: 'messages', depth: 3, required: true },
  { id: 'examples', depth: 2, required: true },
  { id: 'explanation', depth: 2, required: true },
  { id: 'causes', depth: 3, required: true },
  { id: 'do-not-confuse', depth: 3, required: true },
  { id: 'who-catches-what', depth: 3, required: false },
  { id: 'notes', depth: 3, required: true },
];

/** Sections the page itself writes after the article. */
export const GENERATED_SECTIONS: readonly HeadingId[] = ['one-line-summary', 'related', 'sources'];

/** The id of a fixed heading from its words in one language, or undefined when the words are not fixed. */
export function headingId(words: string, locale: Locale): HeadingId | undefined {
  const ids = Object.keys(HEADINGS) as HeadingId[];
  return ids.find((id) => HEADINGS[id][locale] === words.normalize('NFC').trim());
}
