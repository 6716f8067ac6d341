import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskPaths } from './mask-paths.ts';

test.each([
  ['  File "/home/lan/shop/a.py", line 3', '  File "~/shop/a.py", line 3'],
  ['at f (/Users/lan/shop/a.js:3:5)', 'at f (~/shop/a.js:3:5)'],
  ['at f (file:///home/lan/a.mjs:3:5)', 'at f (file://~/a.mjs:3:5)'],
  ['at f (file:///C:/Users/Lan%20Nguyen/a.mjs:3:5)', 'at f (file:///~/a.mjs:3:5)'],
  ['File "C:\\Users\\Lan Nguyen\\shop\\a.py"', 'File "~\\shop\\a.py"'],
  ["'C:\\\\Users\\\\Lan\\\\a.txt'", "'~\\\\a.txt'"],
  ['c:/Users/Lan/AppData/python.exe', '~/AppData/python.exe'],
  ['PS C:\\Users\\Lan> python a.py', 'PS ~> python a.py'],
  ['C:\\Users\\سارة\\Desktop\\عميل.py', '~\\Desktop\\عميل.py'],
  ['/home/nguyễn/a.py', '~/a.py'],
  ['/mnt/c/Users/Lan/a.py and /c/Users/Lan/a.py', '~/a.py and ~/a.py'],
  ["[Errno 13] Permission denied: '/home/lan'", "[Errno 13] Permission denied: '~'"],
  ['cd /home/lan\nlan@laptop:~$ python a.py', 'cd ~\nuser@laptop:~$ python a.py'],
  ['postgres://lan:secret@db:5432/shop', 'postgres://…@db:5432/shop'],
])('%s', (text, masked) => {
  expect(maskPaths(text)).toBe(masked);
});

test.each([
  'File "/root/a.py"',
  'File "/app/main.py"',
  'C:\\Users\\Public\\a.txt',
  '/Users/Shared/a.txt',
  'GET http://localhost/home/prices 200',
  'mail lan@example.com',
  'see src/home/page.ts and ~/home/page.ts',
])('%s has no user name', (text) => {
  expect(maskPaths(text)).toBe(text);
});

const path = fc
  .tuple(
    fc.constantFrom(
      '/home/',
      '/Users/',
      'C:\\Users\\',
      'c:/Users/',
      'file:///home/',
      'D:\\\\Users\\\\',
      '/mnt/c/Users/',
    ),
    fc.constantFrom('lan', 'Lan Nguyen', 'nguyễn', 'سارة', 'a.b-c_9'),
    fc.constantFrom('/a.py', '\\a.py', '', '"', '\n', ' x'),
  )
  .map((it) => it.join(''));
const text = fc.array(fc.oneof(path, fc.string(), fc.constantFrom('~', ' ', ':', '//'))).map((it) => it.join(''));

test('masking twice changes nothing more', () => {
  fc.assert(
    fc.property(text, (it) => {
      expect(maskPaths(maskPaths(it))).toBe(maskPaths(it));
    }),
    { numRuns: 1000 },
  );
});
