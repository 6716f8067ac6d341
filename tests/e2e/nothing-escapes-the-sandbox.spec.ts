import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { publishRunner } from '../../src/runner-files/publish-runner.ts';
import { runInPlayground } from './runner.ts';

/** A server that nobody may reach, and what reached it all the same. */
let server: Server;
let target: string;
const asked: string[] = [];

test.beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('access-control-allow-origin', '*');
    response.end('x');
  });
  server.on('upgrade', (request, socket) => {
    asked.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

test.afterAll(() => server.close());

/**
 * Attempts, each an async body in the worker's own JavaScript. One that gets through returns or leaves a trace; `real`
 * finds what the simulated world may have covered, up the prototypes of the global object.
 */
const ATTEMPTS: Record<string, string> = {
  'the DOM of the page': 'return document.title',
  'the window above': 'return parent.document.title',
  'the top page': 'top.location = TARGET; return "went"',
  'a popup': 'return open(TARGET).closed',
  'local storage': 'localStorage.setItem("stolen", "1"); return "stored"',
  'session storage': 'sessionStorage.setItem("stolen", "1"); return "stored"',
  cookies: 'document.cookie = "stolen=1"; return "set"',
  'the cache': 'return (await (await real("caches").open("runner")).keys()).length',
  'indexed databases':
    'return await new Promise((ok, no) => { const it = real("indexedDB").open("x"); it.onsuccess = () => ok("open"); it.onerror = no; })',
  'the file system': 'return await navigator.storage.getDirectory()',
  fetch: 'return (await real("fetch")(TARGET + "/fetch", { mode: "no-cors" })).type',
  'fetch of the site itself': 'return (await real("fetch")(SITE + "/en/")).status',
  'fetch of a blob': 'return await (await real("fetch")(URL.createObjectURL(new Blob(["x"])))).text()',
  XMLHttpRequest:
    'return await new Promise((ok, no) => { const it = new (real("XMLHttpRequest"))(); it.onload = () => ok("loaded"); it.onerror = no; it.open("GET", TARGET + "/xhr"); it.send(); })',
  WebSocket:
    'return await new Promise((ok, no) => { const it = new (real("WebSocket"))(TARGET.replace("http", "ws") + "/ws"); it.onopen = () => ok("open"); it.onerror = no; })',
  EventSource:
    'return await new Promise((ok, no) => { const it = new (real("EventSource"))(TARGET + "/events"); it.onopen = () => ok("open"); it.onerror = no; })',
  WebTransport: 'await new (real("WebTransport"))(TARGET.replace("http", "https") + "/wt").ready; return "ready"',
  'a beacon': 'return navigator.sendBeacon(TARGET + "/beacon", "x") || no()',
  'import() of a script elsewhere': 'await import(TARGET + "/import.js"); return "imported"',
  'import() of the site itself': 'await import(SITE + "/before-first-paint.js"); return "imported"',
  'import() of a data address': 'return (await import("data:text/javascript,export default 1")).default',
  importScripts: 'real("importScripts")(TARGET + "/scripts.js"); return "imported"',
  'a worker inside':
    'new (real("Worker"))(URL.createObjectURL(new Blob(["fetch(\'" + TARGET + "/nested\')"]))); return "started"',
  'a shared worker': 'new (real("SharedWorker"))(TARGET + "/shared.js"); return "started"',
  'a service worker': 'return await navigator.serviceWorker.register(SITE + "/x.js")',
  'a broadcast to the site': 'new (real("BroadcastChannel"))("x").postMessage(1); return "sent"',
  eval: 'return (0, eval)("1 + 1")',
  'new Function': 'return new Function("return 2")()',
  'a function from a string': 'return (async () => {}).constructor("return 3")()',
  'a timer with text':
    'real("setTimeout")("self.stolen = 1", 0); await new Promise((ok) => setTimeout(ok, 50)); return self.stolen ?? no()',
  'the voice of the worker':
    'real("postMessage").call(self, { type: "output", stream: "stdout", text: "FORGED" }); return "spoke"',
};

const PRELUDE = `
const real = (name) => {
  for (let scope = globalThis; scope; scope = Object.getPrototypeOf(scope)) {
    const found = Object.getOwnPropertyDescriptor(scope, name);
    if (found) return found.value ?? found.get.call(globalThis);
  }
  throw new Error('there is no ' + name);
};
const no = () => { throw new Error('refused'); };
`;

test('no attempt succeeds from JavaScript, and no server is asked', async ({ page, baseURL }) => {
  const requests: string[] = [];
  const popups: string[] = [];
  page.on('popup', (popup) => popups.push(popup.url()));
  page.on('console', (message) => {
    if (message.text().includes('FORGED')) requests.push(message.text());
  });
  const attempts = Object.entries(ATTEMPTS).map(
    ([name, body]) => `
try {
  const got = await (async () => { ${body} })();
  console.log('ESCAPED ${name}:', String(got));
} catch {
  console.log('refused ${name}');
}`,
  );
  const site = `const TARGET = '${target}', SITE = '${baseURL}';`;
  const { state, text } = await runInPlayground(
    page,
    'ts',
    `// @ts-nocheck\n${PRELUDE}${site}${attempts.join('\n')}\nexport {};\n`,
  );
  expect(text.split('\n').filter((line) => line.startsWith('ESCAPED'))).toEqual([]);
  expect(text.split('\n').filter((line) => line.startsWith('refused'))).toHaveLength(attempts.length);
  expect(state).toBe('done');
  expect(text).not.toContain('FORGED');
  expect([...asked, ...requests, ...popups]).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage).concat(Object.keys(sessionStorage)).join())).toBe(
    'playground',
  );
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(new URL(page.url()).origin).toBe(baseURL);
});

test('Python has no way to JavaScript', async ({ page }) => {
  const program = `
import sys
def attempt(name, act):
    try:
        print("ESCAPED", name, act())
    except BaseException as error:
        print("refused", name, type(error).__name__)

def through(module, *path):
    found = __import__(module, fromlist=["x"])
    for name in path:
        found = getattr(found, name)
    return found

attempt("js", lambda: through("js", "fetch"))
attempt("js document", lambda: through("js", "document"))
attempt("js globals", lambda: through("js", "globalThis"))
attempt("run_js", lambda: through("pyodide.code", "run_js")("1 + 1"))
attempt("pyodide_js", lambda: through("pyodide_js", "loadPackage"))
attempt("pyfetch", lambda: through("pyodide.http", "open_url")("${'${TARGET}'}/pyodide"))
attempt("leftovers", lambda: sys.modules["js"].fetch)
`.replace('${TARGET}', target);
  const { state, text } = await runInPlayground(page, 'py', program);
  expect(text.split('\n').filter((line) => line.startsWith('ESCAPED'))).toEqual([]);
  expect(text.split('\n').filter((line) => line.startsWith('refused'))).toHaveLength(7);
  expect(state).toBe('done');
  expect(asked).toEqual([]);
});

test('what a program prints is text, never HTML', async ({ page }) => {
  const html = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const { text } = await runInPlayground(
    page,
    'py',
    `print(${JSON.stringify(html)})\nraise ValueError(${JSON.stringify(html)})\n`,
  );
  expect(text).toContain(html);
  expect(await page.locator('[data-output="free"] :is(img, script)').count()).toBe(0);
  expect(await page.title()).not.toMatch(/^[12]$/);
});

test('the sandbox’s address, opened as a page, runs nothing', async ({ page }) => {
  const { files } = await publishRunner();
  const urlOf = (start: string) => `/runner/${[...files.keys()].find((name) => name.startsWith(start))}`;
  await page.goto('/en/');
  const said = await page.evaluate(
    async ([frameUrl, workerUrl]) => {
      const worker = await (await fetch(workerUrl as string)).arrayBuffer();
      const opened = document.createElement('iframe');
      opened.src = frameUrl as string;
      document.body.append(opened);
      await new Promise((resolve) => opened.addEventListener('load', resolve));
      const { port1, port2 } = new MessageChannel();
      const heard: unknown[] = [];
      port1.onmessage = ({ data }) => heard.push(data);
      opened.contentWindow?.postMessage('port', '*', [port2]);
      port1.postMessage({ type: 'files', language: 'ts', worker, files: {} });
      port1.postMessage({ type: 'run', id: 1, language: 'ts', source: 'console.log(1)' });
      await new Promise((resolve) => setTimeout(resolve, 1500));
      return heard;
    },
    [urlOf('sandbox-'), urlOf('ts-worker-')],
  );
  expect(said).toEqual([]);
});
