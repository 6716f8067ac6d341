import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { fixtureFiles } from '../../tests/fixtures/fixture-library.ts';
import { buildLibrary } from '../library/build-library.ts';
import { readContentFiles } from '../library/library-from-disk.ts';
import { readFailure } from '../programs/read-failure.ts';
import { explain } from './explain.ts';
import { type ExplainEntry, explainIndex } from './explain-index.ts';
import { slotValues } from './match-message.ts';

const paste = (name: string) => readFileSync(`tests/fixtures/pastes/${name}.txt`, 'utf8');

function entry(name: string, more: Partial<ExplainEntry> = {}): ExplainEntry {
  const slug = name.toLowerCase().replaceAll('.', '-');
  const texts = { url: `/en/python/${slug}/`, gloss: '', isBase: false };
  return { name, slug, ...texts, aliases: [], covers: [], codes: [], counterparts: [], messages: [], ...more };
}
const message = (text: string) => ({ id: 'one', text, gloss: `means: ${text}` });

const ENTRIES = [
  entry('OSError', { isBase: true, aliases: ['IOError', 'socket.error'], covers: ['FileNotFoundError'] }),
  entry('ConnectionError', {
    isBase: true,
    counterparts: [{ code: 'ECONNREFUSED' }, { code: 'ECONNRESET' }],
    messages: [message('TypeError: fetch failed'), message('Error: connect ECONNREFUSED {address}:{port}')],
  }),
  entry('ConnectionRefusedError', {
    codes: [{ name: 'ECONNREFUSED', linux: 111, macos: 61, windows: 10061 }],
    counterparts: [{ code: 'ECONNREFUSED' }],
    messages: [message('Error: connect ECONNREFUSED {address}:{port}'), message('TypeError: fetch failed')],
  }),
  entry('ConnectionResetError', { messages: [message('http.client.RemoteDisconnected: {text}')] }),
  entry('socket.gaierror', { codes: [{ name: 'EAI_AGAIN', linux: -3, macos: 2 }] }),
  entry('TimeoutError', { aliases: ['socket.timeout', 'asyncio.TimeoutError'] }),
  entry('json.decoder.JSONDecodeError', { aliases: ['json.JSONDecodeError'] }),
  entry('KeyError', { messages: [message("KeyError: '{key}'")] }),
  entry('ValueError'),
  entry('ExceptionGroup'),
  entry('NameError', { counterparts: [{ class: 'ReferenceError' }] }),
  entry('ReferenceError'),
  entry('AttributeError', {
    counterparts: [{ class: 'TypeError' }, { code: 'TS2339' }],
    messages: [message("TypeError: Cannot read properties of undefined (reading '{property}')")],
  }),
  entry('TypeError', { counterparts: [{ class: 'TypeError' }] }),
];
const read = (text: string) => explain(text, ENTRIES);
const links = (text: string) => read(text).links.map((it) => `${it.entry.name} ${it.why}`);

describe('links, best first', () => {
  test('the root before what ended the program', () => {
    expect(links(paste('python-chain-context-three'))[0]).toBe('KeyError own');
    expect(links(paste('requests-refused'))[0]).toBe('ConnectionRefusedError own');
  });

  test('a group of several kinds before its members, of one kind after', () => {
    expect(links(paste('python-group-taskgroup'))).toEqual(['ExceptionGroup own', 'ValueError own', 'KeyError own']);
    const one = paste('python-group-taskgroup')
      .replace('KeyError("title")', '')
      .replace("KeyError: 'title'", 'ValueError: x');
    expect(links(one)).toEqual(['ValueError own', 'ExceptionGroup own']);
  });

  test('a number says more than OSError', () => {
    expect(links('socket.error: [Errno 111] Connection refused')).toEqual([
      'ConnectionRefusedError code',
      'OSError own',
    ]);
    expect(links('OSError: [WinError 10061] …')[0]).toBe('ConnectionRefusedError code');
  });

  test('the small numbers of getaddrinfo are its own', () => {
    expect(links("FileNotFoundError: [Errno 2] No such file or directory: 'a'")).toEqual(['OSError base']);
    expect(links('socket.gaierror: [Errno 2] …')).toEqual(['socket.gaierror own']);
  });

  test('a number inside a message leads on', () => {
    expect(links('urllib.error.URLError: <urlopen error [Errno 111] Connection refused>')).toEqual([
      'ConnectionRefusedError mentioned',
    ]);
  });

  test('aliases and names without a module', () => {
    expect(links('socket.timeout: timed out')).toEqual(['TimeoutError own']);
    expect(links(paste('ipython-library-frames'))).toEqual(['json.decoder.JSONDecodeError own']);
    expect(links('requests.exceptions.ConnectionError: x')).toEqual([]);
  });

  test('Node: by code, by message, by class', () => {
    expect(links(paste('node-unhandled-event'))).toEqual(['ConnectionRefusedError code', 'ConnectionError code']);
    expect(links(paste('node-uncaught'))[0]).toBe('AttributeError message');
    expect(links('TypeError: fetch failed\n    at f (a.js:1:1)')[0]).toBe('ConnectionError message');
    expect(links(paste('firefox-stack'))).toEqual(['NameError own']);
    expect(links(paste('tsc-plain'))[0]).toBe('AttributeError code');
  });
});

describe('what is not known', () => {
  test('a class of the reader says so, with its base where the text shows it', () => {
    const { status, exception, primary } = read(paste('user-class-base'));
    expect(status).toBe('unknown');
    expect(exception).toMatchObject({ isUnknown: true, base: { name: 'ValueError' } });
    expect(primary).toMatchObject({ entry: { name: 'ValueError' }, why: 'base' });
  });

  test('a class of Python without an entry leads to its nearest base', () => {
    const { status, exception } = read(paste('windows-chinese'));
    expect(status).toBe('known');
    expect(exception).toMatchObject({ isUnknown: false, base: { name: 'OSError' } });
  });

  test('a text without an error', () => {
    expect(read(paste('none-prose-english'))).toEqual({
      status: 'none',
      paste: { reports: [] },
      exceptions: [],
      links: [],
    });
  });
});

test('the message with its values', () => {
  const match = read(paste('python-plain')).root?.match;
  expect(match?.template.gloss).toBe("means: KeyError: '{key}'");
  expect(match && slotValues(match)).toEqual([{ slot: 'key', value: 'bun' }]);
});

test('every recorded failure of the content is read as the verifier reads it, and leads to an entry', async () => {
  const { library } = buildLibrary(await readContentFiles('.'));
  const index = explainIndex(library, 'vi');
  const files = globSync('content/python/*/examples/*/transcripts.yaml');
  let count = 0;
  for (const file of files) {
    for (const [program, recording] of Object.entries<Record<string, { stderr: string }>>(
      parse(readFileSync(file, 'utf8')).programs,
    )) {
      for (const locale of ['en', 'vi', 'ar']) {
        const stderr = recording[locale]?.stderr ?? '';
        const failure = readFailure(stderr, program.startsWith('py') ? 'py' : 'ts');
        const { exception, primary } = explain(stderr, index);
        expect(exception?.exception.type, `${file} ${program} ${locale}\n${stderr}`).toBe(failure?.type);
        if (failure) expect(primary, `${file} ${program} ${locale}`).toBeDefined();
        if (failure) count++;
      }
    }
  }
  expect(count).toBeGreaterThan(0);
});

test('the index holds what an entry says in one language, and the classes it stands for', () => {
  const [keyerror] = explainIndex(buildLibrary(fixtureFiles).library, 'en');
  expect(keyerror).toMatchObject({ name: 'KeyError', slug: 'keyerror', url: '/en/python/keyerror/' });
  const facts = {
    entries: [],
    interpreter: buildLibrary(fixtureFiles).library.interpreter,
    codes: buildLibrary(fixtureFiles).library.codes,
  };
  expect(explainIndex(facts, 'en')).toEqual([]);
});

test('no text makes explaining throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(['known', 'unknown', 'none']).toContain(read(text).status);
    }),
    { numRuns: 500 },
  );
});
