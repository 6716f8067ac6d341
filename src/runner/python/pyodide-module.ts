/** What the runner uses of Emscripten's file system: https://emscripten.org/docs/api_reference/Filesystem-API.html */
export interface FileSystem {
  mkdirTree(path: string, mode?: number): void;
  writeFile(path: string, data: string | Uint8Array, options?: { canOwn?: boolean; mode?: number }): void;
  readFile(path: string): Uint8Array;
  readdir(path: string): string[];
  lstat(path: string): { mode: number };
  isDir(mode: number): boolean;
  unlink(path: string): void;
  rmdir(path: string): void;
  chmod(path: string, mode: number): void;
  chdir(path: string): void;
  makedev(major: number, minor: number): number;
  registerDevice(device: number, operations: Partial<StreamOperations>): void;
  mkdev(path: string, mode: number, device: number): void;
  open(path: string, flags: number): OpenStream;
  close(stream: OpenStream): void;
  lookupPath(path: string, options?: object): unknown;
  streams: (OpenStream | null | undefined)[];
  ErrnoError: new (errno: number) => Error;
}

export interface OpenStream {
  fd: number;
  flags: number;
  stream_ops: StreamOperations;
}

export interface StreamOperations {
  read(stream: OpenStream, buffer: Uint8Array, offset: number, length: number): number;
  write(stream: OpenStream, buffer: Uint8Array, offset: number, length: number): number;
  llseek?(stream: OpenStream, offset: number, whence: number): number;
  poll?(stream: OpenStream): number;
  dup?(stream: OpenStream): void;
  close?(stream: OpenStream): void;
}

/** Pyodide's script and interpreter, of which the runner uses Emscripten's part and CPython's C functions only. */
export interface PyodideModule extends CFunctions {
  FS: FileSystem;
  ENV: Record<string, string | undefined>;
  /** Emscripten's numbers of errors: WASI's. */
  ERRNO_CODES: Record<string, number>;
  HEAPU8: Uint8Array;
  HEAP32: Int32Array;
  HEAPU32: Uint32Array;
  UTF8ToString(address: number): string;
  stringToNewUTF8(text: string): number;
  stringToUTF8(text: string, address: number, size: number): void;
  addFunction(call: (...args: number[]) => number, signature: string): number;
  wasmExports: { memory: WebAssembly.Memory; __stack_pointer: WebAssembly.Global<'i32'> };
}

/** https://docs.python.org/3.14/c-api/ */
interface CFunctions {
  _malloc(size: number): number;
  ___errno_location(): number;
  _PyInitConfig_Create(): number;
  _PyInitConfig_SetInt(config: number, name: number, value: bigint): number;
  _PyInitConfig_SetStr(config: number, name: number, value: number): number;
  _PyInitConfig_SetStrList(config: number, name: number, length: number, items: number): number;
  _PyInitConfig_GetError(config: number, message: number): number;
  _PyInitConfig_Free(config: number): void;
  _Py_InitializeFromInitConfig(config: number): number;
  _Py_RunMain(): number;
  _PyThreadState_Get(): number;
  _PyUnstable_ThreadState_SetStackProtection(thread: number, start: number, size: number): number;
  _emscripten_stack_get_current(): number;
  _Py_DecRef(object: number): void;
  _Py_IncRef(object: number): void;
  _PyErr_Print(): void;
  _PyImport_AddModuleRef(name: number): number;
  _PyImport_ExecCodeModule(name: number, code: number): number;
  _PyMarshal_ReadObjectFromString(bytes: number, length: number): number;
  _PyObject_GetAttrString(object: number, name: number): number;
  _PyObject_SetAttrString(object: number, name: number, value: number): number;
  _PyCFunction_New(definition: number, self: number): number;
  _PyFrame_GetCode(frame: number): number;
  _PyTuple_Size(tuple: number): number;
  _PyTuple_GetItem(tuple: number, index: number): number;
  _PyUnicode_FromString(text: number): number;
  _PyUnicode_AsUTF8(text: number): number;
  _PyFloat_AsDouble(number: number): number;
  /** Address of the type of code objects. */
  _PyCode_Type: number;
  /** Address of None. */
  __Py_NoneStruct: number;
}

/** What the interpreter asks of the worker; `adapt-pyodide.ts` put the calls in. */
export interface Doors {
  translate_errno(): void;
  linux_strerror(number: number): number;
  is_runner_frame(frame: number): number;
}

/** Thrown through the interpreter when the program ends its own process at once, as `os._exit` does. */
export class ProcessExit extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`exit status ${status}`);
    this.status = status;
  }
}

/** Imports of the interpreter, by name. */
type Imports = Record<string, Record<string, unknown>>;

/**
 * Starts Pyodide's script with the interpreter, which then holds no Python yet.
 * @param environment variables, of which Emscripten leaves out what is undefined
 * @param amend changes what the interpreter imports
 */
export async function startPyodideModule(
  script: ArrayBuffer,
  interpreter: WebAssembly.Module,
  memoryLimit: number,
  environment: Record<string, string | undefined>,
  amend: (env: Record<string, unknown>) => void,
): Promise<PyodideModule> {
  let exports: unknown;
  const module: PyodideModule = await (await importScript(script)).default({
    noInitialRun: true,
    // Pyodide's own half, the bridge between Python and JavaScript, stays asleep: no `js` module, nothing to reach
    API: { config: {}, runtimeEnv: {} },
    preRun: [(module: PyodideModule) => Object.assign(module.ENV, environment)],
    instantiateWasm(imports: Imports, receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void) {
      const env = imports['env'] as Record<string, unknown>;
      Object.assign(env, { Jsv_GetError_import: () => null, JsvError_Check: () => 0 }, leaveByThrowing());
      amend(env);
      const instance = new WebAssembly.Instance(interpreter, imports as WebAssembly.Imports);
      exports = instance.exports;
      limitMemory(instance.exports['memory'] as WebAssembly.Memory, memoryLimit);
      receive(instance, interpreter);
      return {};
    },
  });
  module.wasmExports = exports as PyodideModule['wasmExports'];
  return module;
}

/** Ways out of the process; Emscripten's own would shut its run time down for good. */
function leaveByThrowing() {
  const exit = (status: number) => {
    throw new ProcessExit(status);
  };
  return { exit, proc_exit: exit, _abort_js: () => exit(134) };
}

function limitMemory(memory: WebAssembly.Memory, limit: number): void {
  const grow = memory.grow.bind(memory);
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * 65536 > limit) throw new RangeError('no more memory');
    return grow(pages);
  };
}

interface PyodideScript {
  default: (settings: object) => Promise<PyodideModule>;
}

/** Imports a module script from its bytes: in a browser from a blob, which Node imports from a `data:` URL only. */
async function importScript(bytes: ArrayBuffer): Promise<PyodideScript> {
  const blob = URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }));
  const url = blob.startsWith('blob:nodedata:')
    ? `data:text/javascript,${encodeURIComponent(new TextDecoder().decode(bytes))}`
    : blob;
  try {
    return await import(url);
  } finally {
    URL.revokeObjectURL(blob);
  }
}
