import type { Locale } from './locales.ts';

/** What can have gone wrong, as people would say it; every entry belongs to one or more. The key is part of a URL. */
export const TOPICS = {
  network: { en: 'Network and connections', vi: 'Mạng và kết nối', ar: 'الشبكة والاتصالات' },
  files: { en: 'Files and folders', vi: 'Tệp và thư mục', ar: 'الملفات والمجلدات' },
  values: { en: 'A missing or wrong value', vi: 'Giá trị thiếu hoặc sai', ar: 'قيمة ناقصة أو غير صالحة' },
  types: { en: 'Types that do not fit', vi: 'Kiểu dữ liệu không phù hợp', ar: 'أنواع لا تتوافق' },
  names: {
    en: 'A name or module not found',
    vi: 'Không tìm thấy tên hoặc mô-đun',
    ar: 'اسم أو وحدة لا يُعثَر عليها',
  },
  numbers: { en: 'Numbers and arithmetic', vi: 'Số và phép tính', ar: 'الأعداد والحساب' },
  text: { en: 'Text and encodings', vi: 'Văn bản và bảng mã (encoding)', ar: 'النصوص والترميز' },
  syntax: { en: 'Code that does not parse', vi: 'Mã sai cú pháp', ar: 'شيفرة فيها خطأ صياغة' },
  system: {
    en: 'The system: processes, permissions, memory',
    vi: 'Hệ thống: tiến trình, quyền, bộ nhớ',
    ar: 'النظام: العمليات والأذونات والذاكرة',
  },
  flow: {
    en: 'Stopping, iterating, waiting',
    vi: 'Dừng, lặp và chờ',
    ar: 'التوقّف والتكرار والانتظار',
  },
} as const satisfies Record<string, Record<Locale, string>>;

export type Topic = keyof typeof TOPICS;
export const TOPIC_IDS = Object.keys(TOPICS) as [Topic, ...Topic[]];
