/**
 * Where code that is not the reader's stands. Python: folders of packages, the standard library in every installation
 * (`lib/python3.12`, `Python312\Lib`, Anaconda's `Lib`, `python311.zip`), frozen modules, and the commands that packages
 * install. JavaScript: Node itself, packages, bundlers, what others serve.
 */
const LIBRARY = [
  /\/(?:site|dist)-packages\//,
  /\/lib(?:64|32)?\/(?:python|pypy)[\d.]*t?\//,
  /\/(?:python|pypy|\w*conda)[\d.\w-]*\/(?:envs\/[^/]+\/)?lib\//i,
  /\/envs\/[^/]+\/lib\//i,
  /\/python\d+\.zip\//,
  /^<(?:frozen |__array_function__|decorator-gen|attrs generated)/,
  /\/(?:\.?venv[^/]*|\.local|usr|usr\/local|opt\/[^/]+|scripts)\/(?:bin\/)?[^/.]+(?:\.exe(?:\/__main__\.py)?)?$/i,
  /^(?:node:|internal\/|bootstrap_node|native$|ext:|\[native code\]|webpack\/|chrome-extension:|moz-extension:|debugger eval)/,
  /\/node_modules\//,
  /^(?:https?:\/\/)?(?:cdn\.|unpkg\.com\/|esm\.sh\/|deno\.land\/|jsr\.io\/|cdnjs\.)/,
  /\.min\.js$/,
];

/** Whether a file of a call stack belongs to the standard library, an installed package or the runtime. */
export function isLibrary(file: string): boolean {
  if (file !== latest.file) latest = { file, answer: lookUp(file) };
  return latest.answer;
}

/** Most frames of a deep stack are of one file. */
let latest = { file: '', answer: true };

function lookUp(file: string): boolean {
  const path = file.slice(0, 1000).replace(/\\+/g, '/');
  return path === '' || path === '<anonymous>' || LIBRARY.some((place) => place.test(path));
}
