import type { Locale } from './locales.ts';
import { fillSlots, findString } from './string-table.ts';

/** Words of the search box, apart from the others because its script brings them, once the box is used. */
export const SEARCH_STRINGS = {
  'search.results': { en: 'Results', vi: 'Kết quả', ar: 'النتائج' },
  'search.count': { en: 'Results: {count}', vi: '{count} kết quả', ar: 'عدد النتائج: {count}' },
  'search.none': {
    en: 'Nothing found for “{query}”. Try the name of the error or one word of its message.',
    vi: 'Không tìm thấy gì cho “{query}”. Hãy thử tên lỗi hoặc một từ trong thông báo lỗi.',
    ar: 'لا نتائج للبحث عن «{query}». جرّب اسم الخطأ أو كلمة من رسالته.',
  },
  'search.guess': {
    en: 'Nothing matches “{query}” exactly. Did you mean:',
    vi: 'Không có gì khớp hẳn với “{query}”. Có phải bạn muốn tìm:',
    ar: 'لا شيء يطابق «{query}» تمامًا. هل تقصد:',
  },
  'search.failed': {
    en: 'The search index could not be loaded. Names still work; the full text does not.',
    vi: 'Không tải được chỉ mục tìm kiếm. Vẫn tìm được theo tên lỗi, nhưng không tìm được trong nội dung.',
    ar: 'تعذّر تحميل فهرس البحث. ما زال البحث بأسماء الأخطاء يعمل، أمّا البحث في النصوص فلا.',
  },
  'search.offline': {
    en: 'What search needs could not be loaded. Check the connection, then search again.',
    vi: 'Không tải được dữ liệu tìm kiếm. Hãy kiểm tra mạng rồi tìm lại.',
    ar: 'تعذّر تحميل ما يحتاج إليه البحث. تحقّق من الاتصال بالشبكة، ثم أعد البحث.',
  },
  'search.recent': { en: 'Recent searches', vi: 'Tìm gần đây', ar: 'عمليات البحث الأخيرة' },
  'search.forget': {
    en: 'Remove “{query}” from recent searches',
    vi: 'Xóa “{query}” khỏi danh sách tìm gần đây',
    ar: 'احذف «{query}» من عمليات البحث الأخيرة',
  },
  'search.forget.all': { en: 'Remove all', vi: 'Xóa tất cả', ar: 'احذف الكلّ' },
  'search.paste': {
    en: 'Paste a whole traceback: see what went wrong',
    vi: 'Dán cả traceback để xem lỗi ở đâu',
    ar: 'الصق تتبّع الخطأ (traceback) كاملًا لتعرف ما حدث',
  },
  'search.browse': { en: 'Browse all errors', vi: 'Xem mọi lỗi theo cây phân cấp', ar: 'تصفّح شجرة الأخطاء كلّها' },
  'search.slash': {
    en: 'The / key moves to the search box',
    vi: 'Phím / đưa con trỏ đến ô tìm kiếm',
    ar: 'ينقلك المفتاح / إلى مربّع البحث',
  },
} as const satisfies Record<string, Record<Locale, string>>;

export type SearchStringKey = keyof typeof SEARCH_STRINGS;

/**
 * Words of the search box in one language, with slots filled in.
 * @throws Error naming the key or the slot that is missing
 */
export function translateSearch(
  locale: Locale,
  key: SearchStringKey,
  slots: Record<string, string | number> = {},
): string {
  return fillSlots(findString(SEARCH_STRINGS, locale, key), slots, key);
}
