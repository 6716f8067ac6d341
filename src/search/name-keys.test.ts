import { expect, test } from 'vitest';
import { splitName } from './fold-name.ts';
import { nameKeys } from './name-keys.ts';

const keys = (entry: Parameters<typeof nameKeys>[0]) => nameKeys(entry).map((it) => `${it.kind} ${it.key}`);

test('names are split into their words before they are lowered', () => {
  expect(splitName('ssl.SSLCertVerificationError')).toEqual(['ssl', 'SSL', 'Cert', 'Verification', 'Error']);
  expect(splitName('IsADirectoryError')).toEqual(['Is', 'A', 'Directory', 'Error']);
  expect(splitName('IOError')).toEqual(['IO', 'Error']);
});

test('an entry is known by its whole name, without its module, by its last words, and by its codes', () => {
  expect(keys({ name: 'json.JSONDecodeError', codes: ['ERR_X', 'errno -2', 'winerror 5'] })).toEqual([
    'whole jsonjsondecodeerror',
    'own jsondecodeerror',
    'tail decodeerror',
    'code errx',
    'code 2',
    'code 5',
  ]);
});

test('a name that ends in a generic part needs its module', () => {
  expect(keys({ name: 'struct.error' })).toEqual(['whole structerror']);
  expect(keys({ name: 'TimeoutError', aliases: ['socket.timeout'] })).toEqual([
    'whole timeouterror',
    'whole sockettimeout',
  ]);
});
