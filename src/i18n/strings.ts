import type { Locale } from './locales.ts';

/** Every word of the interface, in every language; a language left out does not compile. `{slot}` is filled in. */
export const STRINGS = {
  'site.name': { en: 'Error Atlas', vi: 'Error Atlas', ar: 'أطلس الأخطاء' },
  'site.tagline': {
    en: 'Python errors, explained and fixed, with examples that were run',
    vi: 'Lỗi Python: giải thích, cách khắc phục và ví dụ đã chạy thật',
    ar: 'أخطاء بايثون: شرحها وحلّها مع أمثلة شُغِّلت فعلًا',
  },
  'site.skip': { en: 'Skip to the content', vi: 'Tới nội dung chính', ar: 'إلى المحتوى' },
  'site.footer': {
    en: 'Content under CC BY 4.0, code under the MIT licence.',
    vi: 'Nội dung theo giấy phép CC BY 4.0, mã nguồn theo giấy phép MIT.',
    ar: 'المحتوى مرخّص برخصة CC BY 4.0، والشيفرة برخصة MIT.',
  },
  'home.title': { en: 'Which error is on your screen?', vi: 'Bạn đang gặp lỗi nào?', ar: 'أيّ خطأ أمامك الآن؟' },
  'home.intro': {
    en: 'Each page says what happened, what to check first, why it happens and how to fix it, in Python and in TypeScript. Every program was run; every output is what it really printed.',
    vi: 'Mỗi trang cho biết chuyện gì đã xảy ra, cần kiểm tra gì trước, vì sao có lỗi và cách khắc phục, trong Python và TypeScript. Chương trình nào cũng đã chạy thật; kết quả in ra là kết quả thật.',
    ar: 'تخبرك كلّ صفحة بما حدث، وبما تتحقّق منه أوّلًا، وبالسبب والحلّ، في بايثون وفي لغة TypeScript. كلّ برنامج هنا شُغِّل فعلًا، وكلّ خرج هو ما طبعه البرنامج.',
  },
  'home.entries': { en: 'Errors explained here', vi: 'Các lỗi đã có bài', ar: 'الأخطاء المشروحة هنا' },
  'home.tree': { en: 'All errors as a tree', vi: 'Toàn bộ lỗi theo cây phân cấp', ar: 'كلّ الأخطاء في شجرة واحدة' },
  'tree.title': {
    en: 'The tree of Python exceptions',
    vi: 'Cây phân cấp ngoại lệ của Python',
    ar: 'شجرة استثناءات بايثون',
  },
  'tree.intro': {
    en: 'A clause that names a class catches everything below it. Linked classes have a page here; the others are still to be written. The tree is what CPython {version} says of itself.',
    vi: 'Mệnh đề `except` nêu tên một lớp sẽ bắt mọi lớp nằm dưới nó. Lớp có liên kết là đã có bài; các lớp khác chưa có. Cây này do chính CPython {version} cung cấp.',
    ar: 'إذا ذكرت الكتلة `except` صنفًا، التقطت كلّ ما تحته. للأصناف ذات الروابط صفحات هنا، والبقية لم تُكتب بعد. والشجرة كما يصفها المُفسِّر CPython {version} نفسه.',
  },
  'tree.also': { en: 'also:', vi: 'tên khác:', ar: 'أسماء أخرى:' },
  'nav.path': { en: 'Place in the class tree', vi: 'Vị trí trong cây phân cấp', ar: 'الموضع في شجرة الأصناف' },
  'nav.language': { en: 'Language', vi: 'Ngôn ngữ', ar: 'اللغة' },
  'nav.contents': { en: 'On this page', vi: 'Trên trang này', ar: 'في هذه الصفحة' },
  'nav.site': { en: 'Site', vi: 'Trang web', ar: 'الموقع' },
  'nav.tree': { en: 'All errors', vi: 'Mọi lỗi', ar: 'كلّ الأخطاء' },
  'theme.label': { en: 'Colours', vi: 'Màu nền', ar: 'الألوان' },
  'theme.system': { en: 'System', vi: 'Theo hệ thống', ar: 'النظام' },
  'theme.light': { en: 'Light', vi: 'Sáng', ar: 'فاتح' },
  'theme.dark': { en: 'Dark', vi: 'Tối', ar: 'داكن' },
  'search.label': { en: 'Search for an error', vi: 'Tìm lỗi', ar: 'البحث عن خطأ' },
  'search.placeholder': {
    en: 'Name or words, e.g. refused',
    vi: 'Tên hoặc từ khóa, ví dụ: từ chối',
    ar: 'اسم أو كلمات، مثل: رُفِض',
  },
  'search.button': { en: 'Search', vi: 'Tìm', ar: 'بحث' },
  'search.title': { en: 'Search', vi: 'Tìm kiếm', ar: 'البحث' },
  'search.results': { en: 'Results', vi: 'Kết quả', ar: 'النتائج' },
  'search.none': {
    en: 'Nothing found for “{query}”. Try the name of the error or one word of its message.',
    vi: 'Không tìm thấy gì cho “{query}”. Hãy thử tên lỗi hoặc một từ trong thông báo lỗi.',
    ar: 'لا نتائج للبحث عن «{query}». جرّب اسم الخطأ أو كلمة من رسالته.',
  },
  'search.failed': {
    en: 'The search index could not be loaded. Names still work; the full text does not.',
    vi: 'Không tải được chỉ mục tìm kiếm. Vẫn tìm được theo tên lỗi, nhưng không tìm được trong nội dung.',
    ar: 'تعذّر تحميل فهرس البحث. ما زال البحث بأسماء الأخطاء يعمل، أمّا البحث في النصوص فلا.',
  },
  'search.noscript': {
    en: 'Search needs JavaScript. Without it, use the tree of all errors.',
    vi: 'Tìm kiếm cần JavaScript. Nếu không bật được, hãy dùng cây phân cấp lỗi.',
    ar: 'يحتاج البحث إلى جافاسكربت. ومن دونها استعن بشجرة الأخطاء.',
  },
  'chip.builtin': { en: 'built-in', vi: 'có sẵn (built-in)', ar: 'مُضمَّن (built-in)' },
  'chip.stdlib': { en: 'standard library', vi: 'thư viện chuẩn', ar: 'المكتبة القياسية' },
  'chip.thirdparty': { en: 'third-party', vi: 'của bên thứ ba', ar: 'خارجي (third-party)' },
  'chip.since': { en: 'since Python {version}', vi: 'từ Python {version}', ar: 'منذ الإصدار {version}' },
  'chip.retry.yes': { en: 'retry: yes', vi: 'thử lại: có', ar: 'إعادة المحاولة: نعم' },
  'chip.retry.no': { en: 'retry: no', vi: 'thử lại: không', ar: 'إعادة المحاولة: لا' },
  'chip.retry.depends': { en: 'retry: it depends', vi: 'thử lại: tùy trường hợp', ar: 'إعادة المحاولة: بحسب الحالة' },
  'facts.title': { en: 'Facts', vi: 'Thông tin chính', ar: 'معلومات أساسية' },
  'facts.module': { en: 'Module', vi: 'Mô-đun', ar: 'الوحدة (module)' },
  'facts.import.no': { en: 'built-in, no import needed', vi: 'có sẵn, không cần import', ar: 'مُضمَّن، بلا استيراد' },
  'facts.import.yes': { en: 'import it from here', vi: 'import từ đây', ar: 'استورِده منها' },
  'facts.bases': { en: 'Base classes', vi: 'Các lớp cơ sở', ar: 'الأصناف الأساس' },
  'facts.subclasses': { en: 'Subclasses', vi: 'Các lớp con', ar: 'الأصناف الفرعية' },
  'facts.aliases': { en: 'Other names', vi: 'Tên khác', ar: 'أسماء أخرى' },
  'facts.raisedby': { en: 'Raised by', vi: 'Nơi ném ra', ar: 'يُطلقه' },
  'facts.attributes': { en: 'Attributes', vi: 'Thuộc tính', ar: 'الخصائص' },
  'facts.since': { en: 'Since', vi: 'Có từ', ar: 'منذ' },
  'facts.changed': { en: 'Changed', vi: 'Thay đổi', ar: 'تغيّر' },
  'facts.codes': { en: 'Error numbers', vi: 'Mã số lỗi', ar: 'أرقام الخطأ' },
  'facts.code': { en: 'Code', vi: 'Mã', ar: 'الرمز' },
  'facts.nonumber': { en: 'none', vi: 'không có', ar: 'لا يوجد' },
  'facts.noerrno': {
    en: 'No errno maps to this class.',
    vi: 'Không có mã errno nào ứng với lớp này.',
    ar: 'لا يقابل هذا الصنفَ أيّ رقم errno.',
  },
  'facts.typescript': { en: 'In TypeScript', vi: 'Trong TypeScript', ar: 'في لغة TypeScript' },
  'facts.cause': { en: 'cause', vi: 'nguyên nhân (cause)', ar: 'السبب (cause)' },
  'facts.source': {
    en: 'Class tree and attributes: CPython {version}',
    vi: 'Cây phân cấp và thuộc tính: CPython {version}',
    ar: 'الأصناف والخصائص من CPython {version}',
  },
  'facts.numbersource': { en: 'Source of the numbers', vi: 'Nguồn mã số', ar: 'مصدر الأرقام' },
  'counterpart.throws': { en: 'throws', vi: 'ném ra', ar: 'يُطلَق' },
  'counterpart.compile': { en: 'compile error', vi: 'lỗi biên dịch', ar: 'خطأ تصريف' },
  'counterpart.silent': { en: 'no error', vi: 'không báo lỗi', ar: 'بلا أي خطأ' },
  'counterpart.event': { en: 'event', vi: 'sự kiện', ar: 'حدث' },
  'counterpart.none': { en: 'nothing comparable', vi: 'không có gì tương ứng', ar: 'لا مقابل له' },
  'messages.by': { en: 'printed by', vi: 'nơi in ra', ar: 'يطبعها' },
  'example.broken': { en: 'Broken', vi: 'Bản lỗi', ar: 'قبل الإصلاح' },
  'example.fixed': { en: 'Fixed', vi: 'Bản đã sửa', ar: 'بعد الإصلاح' },
  'example.output': { en: 'Output', vi: 'Kết quả in ra', ar: 'الخرج' },
  'example.exit': { en: 'exit status {exit}', vi: 'mã thoát {exit}', ar: 'رمز الخروج {exit}' },
  'example.silent': { en: 'prints nothing', vi: 'không in gì', ar: 'لا يطبع شيئًا' },
  'example.compile': {
    en: 'The compiler refuses it: {code}',
    vi: 'Trình biên dịch từ chối: {code}',
    ar: 'يرفضه المُصرِّف: {code}',
  },
  'copy.copy': { en: 'Copy', vi: 'Sao chép', ar: 'نسخ' },
  'copy.copied': { en: 'Copied', vi: 'Đã sao chép', ar: 'نُسِخ' },
  'copy.failed': { en: 'Could not copy', vi: 'Không sao chép được', ar: 'تعذّر النسخ' },
  'code.label': { en: 'Code', vi: 'Đoạn mã', ar: 'شيفرة' },
  'survey.caption': {
    en: 'What each `except` catches. Generated by running it: {versions}.',
    vi: 'Mỗi mệnh đề `except` bắt được gì. Bảng do chương trình chạy thật sinh ra: {versions}.',
    ar: 'ما تلتقطه كلّ كتلة `except`. وُلِّد هذا الجدول بتشغيل فعلي على: {versions}.',
  },
  'survey.way': { en: 'Asked with', vi: 'Cách gọi', ar: 'أداة الاتصال' },
  'survey.raised': { en: 'Raised', vi: 'Ném ra', ar: 'ما يُطلَق' },
  'survey.caught': { en: 'caught', vi: 'bắt được', ar: 'يُلتقَط' },
  'survey.passes': { en: 'passes', vi: 'lọt qua', ar: 'يفلت' },
  'survey.none': { en: 'does not arise', vi: 'không xảy ra', ar: 'لا ينشأ' },
  'survey.nothing': { en: 'nothing', vi: 'không có gì', ar: 'لا شيء' },
  'survey.event': { en: 'no error; event {name}', vi: 'không báo lỗi; sự kiện {name}', ar: 'بلا أي خطأ؛ الحدث {name}' },
  'survey.unknown-host': { en: 'unknown host', vi: 'không tra được tên máy', ar: 'اسم مضيف غير معروف' },
  'survey.refused': { en: 'connection refused', vi: 'kết nối bị từ chối', ar: 'رُفِض الاتصال' },
  'survey.reset': { en: 'connection reset', vi: 'kết nối bị reset', ar: 'قَطَع الطرف الآخر الاتصال' },
  'survey.closed-then-write': {
    en: 'peer closed, then you write',
    vi: 'bên kia đã đóng, bạn vẫn ghi',
    ar: 'أغلق الطرف الآخر ثم كتبتَ',
  },
  'survey.connect-timeout': {
    en: 'connecting timed out',
    vi: 'hết thời gian chờ kết nối',
    ar: 'انتهت مهلة الاتصال',
  },
  'survey.read-timeout': { en: 'reading timed out', vi: 'hết thời gian chờ đọc dữ liệu', ar: 'انتهت مهلة القراءة' },
  'survey.http-404': { en: 'the server answers 404', vi: 'máy chủ trả lời 404', ar: 'ردّ الخادم بالرمز 404' },
  'article.verified': { en: 'Last verified', vi: 'Kiểm chứng lần gần nhất', ar: 'آخر تحقّق' },
  'article.title': { en: '{name}: {gloss}', vi: '{name}: {gloss}', ar: '{gloss}: {name}' },
  'article.edit': { en: 'Edit this page', vi: 'Sửa trang này', ar: 'تعديل هذه الصفحة' },
  'missing.title': { en: 'There is no such page', vi: 'Không có trang này', ar: 'لا توجد هذه الصفحة' },
  'missing.text': {
    en: 'The address may be mistyped, or the article is not written yet.',
    vi: 'Có thể địa chỉ bị gõ sai, hoặc bài chưa được viết.',
    ar: 'لعلّ في العنوان خطأً، أو لعلّ المقالة لم تُكتب بعد.',
  },
} as const satisfies Record<string, Record<Locale, string>>;

export type StringKey = keyof typeof STRINGS;

/**
 * The words of the interface in one language, with slots filled in.
 * @throws Error naming the key or the slot that is missing
 */
export function translate(locale: Locale, key: StringKey, slots: Record<string, string | number> = {}): string {
  return fill(findString(STRINGS, locale, key), slots, key);
}

/** @throws Error when the table has no such key, or the key no such language. */
export function findString(
  table: Record<string, Partial<Record<Locale, string>>>,
  locale: Locale,
  key: string,
): string {
  const found = table[key]?.[locale];
  if (!found)
    throw new Error(`src/i18n/strings.ts: '${key}' has no ${locale} text; add it beside the other languages.`);
  return found;
}

function fill(text: string, slots: Record<string, string | number>, key: string): string {
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => {
    if (!(slot in slots)) throw new Error(`src/i18n/strings.ts: '${key}' needs a value for {${slot}}.`);
    return String(slots[slot]);
  });
}
