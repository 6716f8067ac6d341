import type { Locale } from './locales.ts';

/** Words of the runner, apart from the others because the page fetches those of its language, once Run is pressed. */
export const RUNNER_STRINGS = {
  'run.loading': {
    en: 'Loading, the first time only: {done} of {total} MB',
    vi: 'Đang tải, chỉ lần đầu: {done}/{total} MB',
    ar: 'جارٍ التحميل، في المرّة الأولى فقط: {done} من {total} ميغابايت',
  },
  'run.starting': { en: 'Starting…', vi: 'Đang khởi động…', ar: 'جارٍ البدء…' },
  'run.running': { en: 'Running…', vi: 'Đang chạy…', ar: 'البرنامج يعمل…' },
  'run.done': {
    en: 'Ended with exit status {exit}',
    vi: 'Đã kết thúc với mã thoát {exit}',
    ar: 'انتهى البرنامج برمز الخروج {exit}',
  },
  'run.stopped': { en: 'Stopped', vi: 'Đã dừng', ar: 'أُوقِف البرنامج' },
  'run.time': {
    en: 'Stopped: a program here may run for 5 seconds',
    vi: 'Đã dừng: ở đây mỗi chương trình chỉ được chạy 5 giây',
    ar: 'أُوقِف البرنامج: أقصى مدّة هنا 5 ثوانٍ',
  },
  'run.output': {
    en: 'Stopped: it printed more than 64,000 characters',
    vi: 'Đã dừng: chương trình in quá 64.000 ký tự',
    ar: 'أُوقِف البرنامج: طبع أكثر من 64000 حرف',
  },
  'run.memory': {
    en: 'Stopped: it needed more than 256 MB of memory',
    vi: 'Đã dừng: chương trình cần hơn 256 MB bộ nhớ',
    ar: 'أُوقِف البرنامج: احتاج إلى أكثر من 256 ميغابايت من الذاكرة',
  },
  'run.failed': {
    en: 'It could not be run here: {message}. Press Run to try again.',
    vi: 'Không chạy được ở đây: {message}. Bấm «Chạy» để thử lại.',
    ar: 'تعذّر التشغيل هنا: {message}. اضغط «تشغيل» لإعادة المحاولة.',
  },
  'run.offline': {
    en: 'What running needs could not be loaded. Check the connection, then press Run again.',
    vi: 'Không tải được các tệp cần để chạy. Hãy kiểm tra mạng rồi bấm «Chạy» lần nữa.',
    ar: 'تعذّر تحميل ما يحتاج إليه التشغيل. تحقّق من الاتصال بالشبكة، ثم اضغط «تشغيل» ثانيةً.',
  },
  'run.silent': { en: 'It printed nothing.', vi: 'Chương trình không in gì.', ar: 'لم يطبع البرنامج شيئًا.' },
  'run.result': { en: 'In your browser', vi: 'Trong trình duyệt của bạn', ar: 'في متصفّحك' },
  'run.about.py': {
    en: 'Runs in your browser: CPython {version} (Pyodide). The network is simulated, with Linux error numbers.',
    vi: 'Chạy ngay trong trình duyệt của bạn bằng CPython {version} (Pyodide). Mạng được mô phỏng, mã số lỗi theo Linux.',
    ar: 'يعمل داخل متصفّحك على CPython {version} (Pyodide). الشبكة محاكاة، وأرقام الأخطاء هي أرقام Linux.',
  },
  'run.about.ts': {
    en: 'Runs in your browser’s own JavaScript engine. The modules of Node {version} and the network are simulated.',
    vi: 'Chạy bằng chính bộ máy JavaScript của trình duyệt. Các mô-đun của Node {version} và mạng được mô phỏng.',
    ar: 'يعمل على محرّك جافاسكربت في متصفّحك. وحدات Node {version} والشبكة محاكاة.',
  },
  'run.notice.input': {
    en: 'There is no keyboard input here: a program that reads it meets the end of input at once.',
    vi: 'Ở đây không có bàn phím để nhập: chương trình đọc đầu vào sẽ gặp ngay cuối đầu vào.',
    ar: 'لا إدخال من لوحة المفاتيح هنا: فالبرنامج الذي يقرأ الإدخال يجد نهايته فورًا.',
  },
  'run.notice.threads': {
    en: 'Threads cannot be started here.',
    vi: 'Ở đây không tạo được luồng (thread).',
    ar: 'لا يمكن بدء خيوط (threads) هنا.',
  },
  'run.notice.processes': {
    en: 'Other processes cannot be started here.',
    vi: 'Ở đây không khởi chạy được tiến trình khác.',
    ar: 'لا يمكن بدء عمليات (processes) أخرى هنا.',
  },
  'run.notice.internet': {
    en: 'There is no internet here: a program reaches only the servers that it starts itself.',
    vi: 'Ở đây không có Internet: chương trình chỉ kết nối được tới máy chủ do chính nó mở.',
    ar: 'لا إنترنت هنا: لا يصل البرنامج إلا إلى الخوادم التي يشغّلها هو نفسه.',
  },
  'run.notice.packages': {
    en: 'Only the standard library is here; packages from elsewhere are not.',
    vi: 'Ở đây chỉ có thư viện chuẩn, không có gói cài thêm.',
    ar: 'المتاح هنا هو المكتبة القياسية وحدها، بلا حزم خارجية.',
  },
  'run.editor': { en: 'Program, editable', vi: 'Chương trình, có thể chỉnh sửa', ar: 'البرنامج، قابل للتعديل' },
  'run.playground': { en: 'Open in the playground', vi: 'Mở trong trang chạy thử', ar: 'افتحه في صفحة التجربة' },
  'run.stop': { en: 'Stop', vi: 'Dừng', ar: 'إيقاف' },
  'run.reset': { en: 'Reset', vi: 'Khôi phục mã gốc', ar: 'استعادة الأصل' },
} as const satisfies Record<string, Record<Locale, string>>;

export type RunnerStringKey = keyof typeof RUNNER_STRINGS;
