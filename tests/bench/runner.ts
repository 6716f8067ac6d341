import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findBrowser } from '../browser.ts';
import { library } from '../e2e/site.ts';
import { median } from './measure-cpu.ts';
import { printTable, type Row } from './table.ts';

const TURNS = 5;
const NETWORK = /node:net|node:http|node:tls|fetch\(/;

/** What Run costs, beside a sandbox that only echoes and beside stock Pyodide in the same page. */
export async function benchRunner(): Promise<boolean> {
  const server = await serve();
  const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
  try {
    const echo: number[] = [];
    const typescript: number[] = [];
    const stock: number[] = [];
    const first: number[] = [];
    const second: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      echo.push(await firstOutput(browser, site, 'ts-broken', { echo: true }));
      typescript.push(await firstOutput(browser, site, 'ts-broken'));
      stock.push(await stockPyodide(browser, site));
      const [once = 0, again = 0] = await twoRuns(browser, site, 'py-broken');
      first.push(once);
      second.push(again);
    }
    return printTable('runner (milliseconds from the press to the first output, median of 5; kB as brotli 11)', [
      { what: 'the sandbox, echoing a constant', figure: show(median(echo)) },
      ratioRow('TypeScript, first run', typescript, echo, 3),
      await typescriptBytes(browser, site),
      { what: 'stock Pyodide with its own library', figure: show(median(stock)) },
      ratioRow('Python, first run', first, stock, 0.45),
      ratioRow('Python, second run', second, first, 0.5),
      await pythonBytes(browser, site),
    ]);
  } finally {
    await browser.close();
    server.close();
  }
}

const show = (milliseconds: number) => `${milliseconds.toFixed(0)} ms`;

function ratioRow(what: string, ours: number[], theirs: number[], bar: number): Row {
  const ratio = median(ours) / median(theirs);
  const figure = `${show(median(ours))}, ratio ${ratio.toFixed(2)}`;
  return { what, figure, bar: `at most ${bar}`, holds: ratio <= bar };
}

/** The built site, and stock Pyodide beside it, as a plain server gives them. */
function serve(): Promise<Server> {
  const types: Record<string, string> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.mjs': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.wasm': 'application/wasm',
    '.svg': 'image/svg+xml',
  };
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = path.startsWith('/stock/')
      ? `node_modules/pyodide/${path.slice('/stock/'.length)}`
      : `dist${path.endsWith('/') ? `${path}index.html` : path}`;
    try {
      const body = path === '/stock/worker.js' ? STOCK_WORKER : readFileSync(file);
      response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream');
      response.end(body);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const STOCK_WORKER = `
import { loadPyodide } from '/stock/pyodide.mjs';
onmessage = async ({ data }) => {
  const pyodide = await loadPyodide({ indexURL: '/stock/', stdout: (line) => postMessage(line) });
  try { pyodide.runPython(data); } catch (error) { postMessage(String(error)); }
};
`;

const ARTICLE = '/en/python/connectionrefusederror/';
const EXAMPLE = 'nothing-listening';

async function openArticle(browser: Browser, site: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${site}${ARTICLE}`);
  await page.waitForLoadState('networkidle');
  return page;
}

/** Presses Run in the page itself and waits there for the first sign of output. */
function pressAndTime(page: Page, name: string): Promise<number> {
  return page.evaluate(
    ([example, program]) =>
      new Promise<number>((resolve) => {
        const place = document.querySelector(`[data-example="${example}"]`) as HTMLElement;
        const started = performance.now();
        let cleared = place.querySelector(`[data-output="${program}"]`) === null;
        const watch = new MutationObserver(() => {
          const text = place.querySelector(`[data-output="${program}"]`)?.textContent;
          cleared ||= text === '';
          if (!cleared || !text) return;
          watch.disconnect();
          resolve(performance.now() - started);
        });
        watch.observe(place, { childList: true, subtree: true, characterData: true });
        place.querySelector<HTMLElement>(`[data-run="${program}"]`)?.click();
      }),
    [EXAMPLE, name],
  );
}

async function firstOutput(browser: Browser, site: string, name: string, { echo = false } = {}): Promise<number> {
  const page = await openArticle(browser, site);
  if (echo) await replaceWorker(page);
  const took = await pressAndTime(page, name);
  await page.context().close();
  return took;
}

/** In the place of the TypeScript worker one that answers at once. */
async function replaceWorker(page: Page): Promise<void> {
  const script = `onmessage = ({ data }) => {
    if (data.type === 'start') postMessage({ type: 'started' });
    else { postMessage({ type: 'output', stream: 'stdout', text: 'x' }); postMessage({ type: 'end', exit: 0 }); }
  };`;
  // the panel holds the manifest: in it, the worker becomes another and no file is needed
  await page.route('**/runner/example-panel-*.js', async (route) => {
    const panel = await (await route.fetch()).text();
    const echoing = panel.replace(/(ts:\{worker:)\{[^}]*\},files:\{(?:[^{}]|\{[^{}]*\})*\}/, (_, start: string) => {
      return `${start}{url:"/runner/echo.js",bytes:${script.length}},files:{}`;
    });
    if (echoing === panel) throw new Error('The manifest is not where it was in the panel.');
    await route.fulfill({ body: echoing, contentType: 'text/javascript' });
  });
  await page.route('**/runner/echo.js', (route) => route.fulfill({ body: script, contentType: 'text/javascript' }));
}

async function twoRuns(browser: Browser, site: string, name: string): Promise<number[]> {
  const page = await openArticle(browser, site);
  const first = await pressAndTime(page, name);
  // a reader reads what came before pressing again; meanwhile a spare worker gets ready
  await page.waitForTimeout(4000);
  const second = await pressAndTime(page, name);
  await page.context().close();
  return [first, second];
}

async function stockPyodide(browser: Browser, site: string): Promise<number> {
  const page = await openArticle(browser, site);
  const took = await page.evaluate(
    (program) =>
      new Promise<number>((resolve) => {
        const started = performance.now();
        const worker = new Worker('/stock/worker.js', { type: 'module' });
        worker.onmessage = () => resolve(performance.now() - started);
        worker.postMessage(program);
      }),
    // the example itself hangs there: stock sockets neither connect nor refuse
    'import socket\nprint("end")',
  );
  await page.context().close();
  return took;
}

/** Everything a press fetches, compressed as a good server would. */
async function bytesOfPress(browser: Browser, site: string, path: string, example: string, name: string) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${site}${path}`);
  await page.waitForLoadState('networkidle');
  const asked = new Set<string>();
  page.on('request', (request) => request.url().startsWith(site) && asked.add(new URL(request.url()).pathname));
  const place = page.locator(`[data-example="${example}"]`);
  await place.locator(`[data-run="${name}"]`).click();
  await place
    .locator(`[data-output="${name}"]:is([data-state=done], [data-state=failed])`)
    .waitFor({ state: 'attached' });
  await page.context().close();
  return [...asked].reduce((sum, file) => sum + brotliCompressSync(readFileSync(`dist${file}`)).length, 0);
}

async function typescriptBytes(browser: Browser, site: string): Promise<Row> {
  const heaviest = { bytes: 0, example: '' };
  for (const entry of library.entries) {
    for (const example of entry.examples) {
      const isNetwork = NETWORK.test(example.programs['ts-broken']);
      if (!isNetwork || example.transcripts?.programs['ts-broken'].page !== 'runs') continue;
      const path = `/en/python/${entry.slug}/`;
      const bytes = await bytesOfPress(browser, site, path, example.id, 'ts-broken');
      if (bytes > heaviest.bytes) Object.assign(heaviest, { bytes, example: example.id });
    }
  }
  const figure = `${(heaviest.bytes / 1000).toFixed(1)} kB`;
  const what = `TypeScript, fetched for an unedited network example (heaviest: ${heaviest.example})`;
  return { what, figure, bar: 'at most 40 kB', holds: heaviest.bytes > 0 && heaviest.bytes <= 40_000 };
}

async function pythonBytes(browser: Browser, site: string): Promise<Row> {
  const bytes = await bytesOfPress(browser, site, ARTICLE, EXAMPLE, 'py-broken');
  const figure = `${(bytes / 1e6).toFixed(2)} MB`;
  return { what: 'Python, fetched for a first run', figure, bar: 'at most 5 MB', holds: bytes > 0 && bytes <= 5e6 };
}
