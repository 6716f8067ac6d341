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
export interface PyodideModule {
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
  /** The interpreter itself. */
  c: CPython;
}

/** https://docs.python.org/3.14/c-api/ */
export interface CPython {
  memory: WebAssembly.Memory;
  __stack_pointer: WebAssembly.Global<'i32'>;
  malloc(size: number): number;
  __errno_location(): number;
  PyInitConfig_Create(): number;
  PyInitConfig_SetInt(config: number, name: number, value: bigint): number;
  PyInitConfig_SetStr(config: number, name: number, value: number): number;
  PyInitConfig_SetStrList(config: number, name: number, length: number, items: number): number;
  PyInitConfig_GetError(config: number, message: number): number;
  PyInitConfig_Free(config: number): void;
  Py_InitializeFromInitConfig(config: number): number;
  Py_RunMain(): number;
  PyThreadState_Get(): number;
  PyUnstable_ThreadState_SetStackProtection(thread: number, start: number, size: number): number;
  emscripten_stack_get_current(): number;
  Py_DecRef(object: number): void;
  Py_IncRef(object: number): void;
  PyErr_Print(): void;
  PyImport_AddModuleRef(name: number): number;
  PyImport_GetModuleDict(): number;
  PyDict_DelItemString(dict: number, key: number): number;
  PyImport_ExecCodeModule(name: number, code: number): number;
  PyMarshal_ReadObjectFromString(bytes: number, length: number): number;
  PyObject_GetAttrString(object: number, name: number): number;
  PyObject_SetAttrString(object: number, name: number, value: number): number;
  PyCFunction_New(definition: number, self: number): number;
  PyFrame_GetCode(frame: number): number;
  PyTuple_Size(tuple: number): number;
  PyTuple_GetItem(tuple: number, index: number): number;
  PyUnicode_FromString(text: number): number;
  PyUnicode_AsUTF8(text: number): number;
  PyFloat_AsDouble(number: number): number;
  /** Address of the type of code objects. */
  PyCode_Type: WebAssembly.Global<'i32'>;
  /** Address of None. */
  _Py_NoneStruct: WebAssembly.Global<'i32'>;
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
  module.c = exports as CPython;
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
