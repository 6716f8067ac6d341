import type { Locale } from './locales.ts';
import { fillSlots, findString } from './string-table.ts';

/**
 * Words for explaining a pasted text. `help.…` is the text that a reader pastes into a forum; slots in `<…>` are left for
 * the reader to fill. `explain.…` stands on the page.
 */
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
  'explain.intro': {
    en: 'Paste what your program printed: a traceback, a stack trace, a log, or only its last line.',
    vi: 'Dán những gì chương trình in ra: traceback, dấu vết ngăn xếp (stack trace), log, hoặc chỉ dòng cuối.',
    ar: 'ألصِق ما طبعه برنامجك: تتبّع الخطأ (traceback)، أو تتبّع المكدّس (stack trace)، أو سجلًّا، أو السطر الأخير وحده.',
  },
  'explain.private': {
    en: 'Your text stays in this browser and is never sent; user names in paths are masked in the answer and in whatever you copy from it.',
    vi: 'Văn bản của bạn ở lại trong trình duyệt này, không gửi đi đâu; tên người dùng trong đường dẫn được che trong câu trả lời và trong mọi thứ bạn sao chép từ đó.',
    ar: 'يبقى نصّك في هذا المتصفّح ولا يُرسَل إلى أيّ جهة، وتُخفى أسماء المستخدمين من المسارات في الجواب وفي كلّ ما تنسخه منه.',
  },
  'explain.label': { en: 'Text of the error', vi: 'Văn bản báo lỗi', ar: 'نصّ الخطأ' },
  'explain.clear': { en: 'Clear', vi: 'Xóa', ar: 'مسح' },
  'explain.answer': { en: 'Answer', vi: 'Câu trả lời', ar: 'الجواب' },
  'explain.noscript': {
    en: 'Explaining a text needs JavaScript. Without it, use the tree of all errors.',
    vi: 'Giải thích văn bản cần JavaScript. Nếu không bật được, hãy dùng cây phân cấp lỗi.',
    ar: 'يحتاج شرح النصّ إلى جافاسكربت. ومن دونها استعن بشجرة الأخطاء.',
  },
  'explain.none': {
    en: 'No error was found in this text. Paste everything from the line {start} to the last line, which names the exception. From Node, paste from the line that names the error to its last {frame} line.',
    vi: 'Không thấy lỗi nào trong văn bản này. Hãy dán tất cả từ dòng {start} đến dòng cuối, là dòng ghi tên ngoại lệ. Với Node, hãy dán từ dòng ghi tên lỗi đến dòng {frame} cuối cùng.',
    ar: 'لا يوجد خطأ في هذا النصّ. ألصِق كلّ شيء من السطر {start} إلى السطر الأخير، وهو الذي يسمّي الاستثناء. وفي بيئة Node ألصِق من السطر الذي يسمّي الخطأ إلى آخر سطر يبدأ بالكلمة {frame}.',
  },
  'explain.no-links': {
    en: 'The list of pages could not be loaded, so the answer has no links. Check the connection, then change the text or reload the page.',
    vi: 'Không tải được danh sách bài, nên câu trả lời không có liên kết. Hãy kiểm tra kết nối, rồi sửa văn bản hoặc tải lại trang.',
    ar: 'تعذّر تحميل قائمة الصفحات، ولذلك لا روابط في الجواب. تحقّق من الاتصال، ثم غيّر النصّ أو أعِد تحميل الصفحة.',
  },
  'explain.program': {
    en: 'The program ended with {exception}.',
    vi: 'Chương trình kết thúc vì {exception}.',
    ar: 'انتهى البرنامج بالاستثناء {exception}.',
  },
  'explain.test': {
    en: 'A test failed with {exception}.',
    vi: 'Một bài kiểm thử thất bại vì {exception}.',
    ar: 'فشل اختبار بالاستثناء {exception}.',
  },
  'explain.compiler': {
    en: 'The compiler refuses the code: {exception}.',
    vi: 'Trình biên dịch từ chối mã này: {exception}.',
    ar: 'رفض المُصرِّف الشيفرة: {exception}.',
  },
  'explain.syntax': {
    en: 'Python could not read the code, so nothing in that file ran: {exception}.',
    vi: 'Python không đọc được mã, nên chưa dòng nào của tệp đó chạy: {exception}.',
    ar: 'لم تستطع بايثون قراءة الشيفرة، فلم يعمل أيّ سطر من ذلك الملف: {exception}.',
  },
  'explain.thread': {
    en: 'A thread ended with {exception}; the other threads went on.',
    vi: 'Một luồng (thread) kết thúc vì {exception}; các luồng khác vẫn chạy tiếp.',
    ar: 'انتهى خيط (thread) بالاستثناء {exception}، واستمرّت الخيوط الأخرى.',
  },
  'explain.task': {
    en: 'A task ended with {exception}, and no code looked at its result.',
    vi: 'Một tác vụ (task) kết thúc vì {exception} mà không có mã nào xem kết quả của nó.',
    ar: 'انتهت مهمّة (task) بالاستثناء {exception}، ولم تقرأ أيّ شيفرة نتيجتها.',
  },
  'explain.log': {
    en: 'The program logged {exception}.',
    vi: 'Chương trình ghi vào log ngoại lệ {exception}.',
    ar: 'سجّل البرنامج الاستثناء {exception}.',
  },
  'explain.line': {
    en: 'The text names {exception}.',
    vi: 'Văn bản nêu tên {exception}.',
    ar: 'يذكر النصّ الاستثناء {exception}.',
  },
  'explain.ignored': {
    en: 'Python met {exception} where it cannot be caught; it printed the exception and went on.',
    vi: 'Python gặp {exception} ở chỗ không thể bắt; Python in ngoại lệ ra rồi chạy tiếp.',
    ar: 'ظهر الاستثناء {exception} في موضع لا يُلتقَط فيه، فطبعته بايثون وتابعت العمل.',
  },
  'explain.warning': {
    en: 'The program printed a warning and went on: {exception}.',
    vi: 'Chương trình in một cảnh báo rồi chạy tiếp: {exception}.',
    ar: 'طبع البرنامج تحذيرًا وتابع عمله: {exception}.',
  },
  'explain.cut': {
    en: 'The line that names the exception is missing from the text.',
    vi: 'Văn bản thiếu dòng ghi tên ngoại lệ.',
    ar: 'ينقص النصَّ السطرُ الذي يسمّي الاستثناء.',
  },
  'explain.root': {
    en: 'It grew from {root}.',
    vi: 'Nguyên nhân gốc là {root}.',
    ar: 'وسببه الجذري هو الاستثناء {root}.',
  },
  'explain.root-cut': {
    en: 'The first exception in it is {root}.',
    vi: 'Ngoại lệ đầu tiên trong đó là {root}.',
    ar: 'وأوّل استثناء فيه هو {root}.',
  },
  'explain.no-page': {
    en: 'There is no page for {type} yet.',
    vi: 'Chưa có bài cho {type}.',
    ar: 'لا توجد صفحة للاستثناء {type} بعد.',
  },
  'explain.base': {
    en: 'Its nearest base class with a page is {base}.',
    vi: 'Lớp cơ sở gần nhất đã có bài là {base}.',
    ar: 'وأقرب صنف أساس له صفحة هو {base}.',
  },
  'explain.links': { en: 'Pages that explain it', vi: 'Bài giải thích', ar: 'صفحات تشرحه' },
  'explain.why.message': {
    en: 'explains a message like this one',
    vi: 'giải thích thông báo giống thế này',
    ar: 'تشرح رسالة كهذه',
  },
  'explain.why.code': { en: 'explains this error code', vi: 'giải thích mã lỗi này', ar: 'تشرح رمز الخطأ هذا' },
  'explain.why.mentioned': {
    en: 'named in the message',
    vi: 'được nhắc tới trong thông báo',
    ar: 'مذكور في الرسالة',
  },
  'explain.why.base': { en: 'base class of {type}', vi: 'lớp cơ sở của {type}', ar: 'الصنف الأساس للصنف {type}' },
  'explain.own-line': {
    en: 'The last line of your own code',
    vi: 'Dòng cuối cùng trong mã của bạn',
    ar: 'آخر سطر من شيفرتك',
  },
  'explain.place': { en: '{file}, line {line}', vi: '{file}, dòng {line}', ar: 'الملف {file}، السطر {line}' },
  'explain.place-only': { en: 'File {file}', vi: 'Tệp {file}', ar: 'الملف {file}' },
  'explain.no-own-line': {
    en: 'The text shows no line of your own code, only of libraries or none at all.',
    vi: 'Văn bản không có dòng nào trong mã của bạn: chỉ có dòng của thư viện, hoặc không có dòng nào.',
    ar: 'لا يُظهر النصّ أيّ سطر من شيفرتك: فيه أسطر المكتبات وحدها، أو لا أسطر فيه.',
  },
  'explain.message': { en: 'The message, word by word', vi: 'Thông báo lỗi, từng phần', ar: 'الرسالة كلمةً كلمة' },
  'explain.unlisted': {
    en: 'No page lists this message yet.',
    vi: 'Chưa có bài nào nêu thông báo này.',
    ar: 'لا تذكر أيّ صفحة هذه الرسالة بعد.',
  },
  'explain.values': { en: 'Values in this message', vi: 'Giá trị trong thông báo này', ar: 'القيم في هذه الرسالة' },
  'explain.text': { en: 'Your text', vi: 'Văn bản của bạn', ar: 'نصّك' },
  'explain.marked': {
    en: 'Your own line is marked; frames of libraries are folded.',
    vi: 'Dòng trong mã của bạn được đánh dấu; các lời gọi trong thư viện được thu gọn.',
    ar: 'عُلِّم السطر الذي من شيفرتك، وطُويت استدعاءات المكتبات.',
  },
  'explain.folded': {
    en: 'Library frames: {count}',
    vi: 'Lời gọi trong thư viện: {count}',
    ar: 'استدعاءات المكتبات: {count}',
  },
  'explain.left-out': {
    en: 'Lines left out here: {count}',
    vi: 'Số dòng lược bỏ ở đây: {count}',
    ar: 'أسطر محذوفة هنا: {count}',
  },
  'explain.help': { en: 'Ask for help', vi: 'Nhờ giúp đỡ', ar: 'اطلب المساعدة' },
  'explain.help-intro': {
    en: 'A clean text for a forum: versions, the error with library frames folded, and your own line. Fill in what stands in angle brackets.',
    vi: 'Văn bản gọn để đăng lên diễn đàn: phiên bản, lỗi đã thu gọn các lời gọi trong thư viện, và dòng mã của bạn. Hãy điền vào chỗ trong ngoặc nhọn.',
    ar: 'نصّ مرتَّب تنشره في منتدى: الإصدارات، والخطأ وقد طُويت استدعاءات المكتبات، والسطر الذي من شيفرتك. املأ ما بين الأقواس الزاوية.',
  },
  'explain.help-local': { en: 'Copy in your language', vi: 'Sao chép bằng tiếng Việt', ar: 'نسخ بالعربية' },
  'explain.help-english': { en: 'Copy the English text', vi: 'Sao chép bằng tiếng Anh', ar: 'نسخ بالإنجليزية' },
  'explain.copied': {
    en: 'The text below is copied.',
    vi: 'Đã sao chép văn bản bên dưới.',
    ar: 'نُسِخ النصّ أدناه.',
  },
  'explain.not-copied': {
    en: 'The browser did not allow copying. Select the text below and copy it.',
    vi: 'Trình duyệt không cho sao chép. Hãy chọn văn bản bên dưới rồi sao chép.',
    ar: 'لم يسمح المتصفّح بالنسخ. حدّد النصّ أدناه ثم انسخه.',
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
