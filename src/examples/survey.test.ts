import { expect, test } from 'vitest';
import type { Survey } from '../model/survey.ts';
import { compareSurvey } from './survey.ts';

const socket = { way: 'socket', situation: 'refused', raised: 'ConnectionRefusedError' } as const;
const requests = { way: 'requests', situation: 'refused', raised: 'requests.exceptions.ConnectionError' } as const;
const net = {
  way: 'node:net',
  situation: 'refused',
  thrown: 'Error',
  code: 'ECONNREFUSED',
  codeAt: 'code',
  event: null,
} as const;
const caught = { ConnectionError: true, OSError: true, TimeoutError: false };
const all = { ...caught, 'requests.exceptions.ConnectionError': false };
const recorded: Survey = {
  ran: {},
  python: [
    { ...socket, caught: all },
    { ...requests, caught: all },
  ],
  node: [net],
};

test('the same outcomes agree, whatever ran them', () => {
  expect(compareSurvey({ survey: { ...recorded, ran: { python: '3.12.1' } }, skipped: [] }, recorded)).toEqual([]);
});

test('a clause that catches no more is named', () => {
  const python = [{ ...socket, caught: { ...all, ConnectionError: false } }, ...recorded.python.slice(1)];
  const [issue, ...others] = compareSurvey({ survey: { ...recorded, python }, skipped: [] }, recorded);
  expect(issue?.problem).toContain('refused by socket: recorded');
  expect(others).toEqual([]);
});

test('a line that came out no more is named', () => {
  expect(compareSurvey({ survey: { ...recorded, node: [] }, skipped: [] }, recorded)[0]?.problem).toContain(
    'refused by node:net',
  );
});

test('an outcome that the survey lacks is named', () => {
  const [issue] = compareSurvey({ survey: recorded, skipped: [] }, { ...recorded, node: [] });
  expect(issue?.problem).toBe('refused by node:net is not in the survey');
});

test('without requests its lines and its clause are left alone, and the others are not', () => {
  const skipped = [{ file: 'survey.py', reason: 'its lines for requests: not installed' }];
  const without = { ran: {}, python: [{ ...socket, caught }], node: [net] };
  expect(compareSurvey({ survey: without, skipped }, recorded)).toEqual([]);
  const changed = { ...without, python: [{ ...socket, caught: { ...caught, OSError: false } }] };
  expect(compareSurvey({ survey: changed, skipped }, recorded)).toHaveLength(1);
});

test('a survey that was never recorded is an issue', () => {
  expect(compareSurvey({ survey: recorded, skipped: [] }, undefined)[0]?.problem).toBe(
    'the survey has not been recorded',
  );
});
