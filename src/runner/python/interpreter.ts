import type { Notice } from '../messages.ts';
import { LINUX_ERRORS } from './linux-errors.ts';
import { linuxNumbers, linuxText } from './linux-numbers.ts';
import { linuxPipes } from './pipes.ts';
import { FOLDER, LIBRARY_FOLDER, PROGRAM_FILE } from './place.ts';
import { type Doors, ProcessExit, type PyodideModule, startPyodideModule } from './pyodide-module.ts';
import { wait } from './wait.ts';

/** The environment that a program gets. */
const ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: FOLDER,
  LANG: 'C.UTF-8',
  PYTHONHASHSEED: '0',
  NO_COLOR: '1',
  // what Emscripten would set of its own accord
  USER: undefined,
  LOGNAME: undefined,
  PWD: undefined,
  _: undefined,
};

/** Bytes in a file's name; NAME_MAX of Linux. */
const MAX_NAME = 255;

/** Longer than any of glibc's texts for an error. */
const MAX_TEXT = 64;

/**
 * Bytes of the stack in Python's memory that calls in C may use. Beside it the browser's own grows, several times as
 * fast, and may reach 1 MB in Chromium's workers: this much is safe there for every recursion that Python checks.
 */
const C_STACK = 240_000;

/** Exit status of a process that died of its stack. */
const SEGMENTATION_FAULT = 139;

/** CPython's flags: the runner's modules get one argument each call. */
const METH_O = 8;

/** CPython before it runs a program; what it knows of the worker comes through here. */
export class Interpreter {
  readonly module: PyodideModule;
  /** Hears what a program asks for that is not there. */
  onNotice: (notice: Notice) => void = () => {};
  readonly #runnerCode: Set<number>;

  static async load(script: ArrayBuffer, wasm: WebAssembly.Module, memoryLimit: number): Promise<Interpreter> {
    const runnerCode = new Set<number>();
    let module: PyodideModule | undefined;
    const loaded = () => module as PyodideModule;
    module = await startPyodideModule(script, wasm, memoryLimit, ENVIRONMENT, (env) => {
      Object.assign(env, doors(loaded, runnerCode));
      env['__syscall_pipe'] = linuxPipes(loaded, env['__syscall_pipe'] as (fds: number) => number);
    });
    limitNames(module);
    return new Interpreter(module, runnerCode);
  }

  private constructor(module: PyodideModule, runnerCode: Set<number>) {
    this.module = module;
    this.#runnerCode = runnerCode;
  }

  /**
   * Initializes Python as `python3 example.py` does, up to the program itself.
   * @throws Error with Python's reason
   */
  initialize(): void {
    const { module } = this;
    module.FS.mkdirTree(FOLDER);
    module.FS.chdir(FOLDER);
    const config = module.c.PyInitConfig_Create();
    const must = (result: number) => {
      if (result < 0) throw new Error(`Python does not start: ${this.#configError(config)}`);
    };
    const text = (value: string) => module.stringToNewUTF8(value);
    for (const [name, value] of Object.entries(INTEGERS)) {
      must(module.c.PyInitConfig_SetInt(config, text(name), BigInt(value)));
    }
    for (const [name, value] of Object.entries(STRINGS)) {
      must(module.c.PyInitConfig_SetStr(config, text(name), text(value)));
    }
    for (const [name, values] of Object.entries(LISTS)) {
      const items = module.c.malloc(4 * values.length);
      module.HEAPU32.set(values.map(text), items >> 2);
      must(module.c.PyInitConfig_SetStrList(config, text(name), values.length, items));
    }
    must(module.c.Py_InitializeFromInitConfig(config));
    module.c.PyInitConfig_Free(config);
  }

  /**
   * Makes modules of the runner's own, written in Python and compiled. They find the worker in a module `_worker`,
   * which is gone when they are made.
   */
  addModules(modules: readonly (readonly [name: string, code: Uint8Array])[]): void {
    const { module } = this;
    const text = (value: string) => module.stringToNewUTF8(value);
    const worker = this.#must(module.c.PyImport_AddModuleRef(text('_worker')));
    const set = (name: string, value: number) => module.c.PyObject_SetAttrString(worker, text(name), value);
    const table = LINUX_ERRORS.map(([name, number]) => `${name} ${number}`).join('\n');
    set('errors', this.#must(module.c.PyUnicode_FromString(text(table))));
    set(
      'notice',
      this.#newFunction('notice', (name) => this.onNotice(this.#readText(name) as Notice)),
    );
    set(
      'wait',
      this.#newFunction('wait', (seconds) => wait(module.c.PyFloat_AsDouble(seconds) * 1000)),
    );
    for (const [name, bytes] of modules) {
      const at = module.c.malloc(bytes.length);
      module.HEAPU8.set(bytes, at);
      const code = this.#must(module.c.PyMarshal_ReadObjectFromString(at, bytes.length));
      this.#rememberCode(code);
      this.#must(module.c.PyImport_ExecCodeModule(text(name), code));
    }
    module.c.PyDict_DelItemString(module.c.PyImport_GetModuleDict(), text('_worker'));
  }

  /** Lets Python raise a RecursionError before the browser's stack is used up. */
  protectStack(): void {
    const { module } = this;
    const start = module.c.emscripten_stack_get_current() - C_STACK;
    module.c.PyUnstable_ThreadState_SetStackProtection(module.c.PyThreadState_Get(), start, C_STACK);
  }

  /** Runs the program in its file, with all that Python does at its end; returns its exit status. */
  runMain(): number {
    try {
      return this.module.c.Py_RunMain();
    } catch (error) {
      if (error instanceof ProcessExit) return error.status;
      // a recursion that Python does not check ran out of the browser's stack
      if (error instanceof RangeError) return SEGMENTATION_FAULT;
      throw error;
    }
  }

  #must(object: number): number {
    if (object === 0) {
      this.module.c.PyErr_Print();
      throw new Error('A module of the runner fails.');
    }
    return object;
  }

  #configError(config: number): string {
    const { module } = this;
    const message = module.c.malloc(4);
    module.c.PyInitConfig_GetError(config, message);
    return module.UTF8ToString(module.HEAPU32[message >> 2] as number);
  }

  #readText(text: number): string {
    return this.module.UTF8ToString(this.module.c.PyUnicode_AsUTF8(text));
  }

  /** A builtin function of one argument. */
  #newFunction(name: string, call: (argument: number) => void): number {
    const { module } = this;
    const pointer = module.addFunction((_self, argument) => {
      call(argument as number);
      module.c.Py_IncRef(module.c._Py_NoneStruct.value);
      return module.c._Py_NoneStruct.value;
    }, 'iii');
    const definition = module.c.malloc(16);
    module.HEAPU32.set([module.stringToNewUTF8(name), pointer, METH_O, 0], definition >> 2);
    return this.#must(module.c.PyCFunction_New(definition, 0));
  }

  /** Code stays where it is for as long as its module lives, which is to the end. */
  #rememberCode(code: number): void {
    const { module } = this;
    this.#runnerCode.add(code);
    const constants = module.c.PyObject_GetAttrString(code, module.stringToNewUTF8('co_consts'));
    for (let index = 0; index < module.c.PyTuple_Size(constants); index++) {
      const constant = module.c.PyTuple_GetItem(constants, index);
      const type = module.HEAPU32[(constant >> 2) + 1];
      if (type === module.c.PyCode_Type.value) this.#rememberCode(constant);
    }
  }
}

/** Emscripten's files may have names of any length. */
function limitNames({ FS, ERRNO_CODES }: PyodideModule): void {
  const lookupPath = FS.lookupPath.bind(FS);
  FS.lookupPath = (path, options) => {
    if (path.length > MAX_NAME && path.split('/').some((name) => new TextEncoder().encode(name).length > MAX_NAME)) {
      throw new FS.ErrnoError(ERRNO_CODES['ENAMETOOLONG'] as number);
    }
    return lookupPath(path, options);
  };
}

function doors(module: () => PyodideModule, runnerCode: ReadonlySet<number>): Doors {
  let numbers: Map<number, number> | undefined;
  let text: number | undefined;
  return {
    translate_errno() {
      const { c, HEAP32, ERRNO_CODES } = module();
      numbers ??= linuxNumbers(ERRNO_CODES);
      const at = c.__errno_location() >> 2;
      const wasi = HEAP32[at] as number;
      HEAP32[at] = numbers.get(wasi) ?? wasi;
    },
    linux_strerror(number) {
      // C lets every call overwrite the text of the one before; Python's start calls it, so the place is never lost
      text ??= module().c.malloc(MAX_TEXT);
      module().stringToUTF8(linuxText(number), text, MAX_TEXT);
      return text;
    },
    is_runner_frame(frame) {
      const code = module().c.PyFrame_GetCode(frame);
      module().c.Py_DecRef(code);
      return runnerCode.has(code) ? 1 : 0;
    },
  };
}

/** As `python3` has them, where the configuration that embeds Python differs. */
const INTEGERS = {
  isolated: 0,
  use_environment: 1,
  safe_path: 0,
  parse_argv: 1,
  site_import: 1,
  user_site_directory: 1,
  use_hash_seed: 1,
  hash_seed: 0,
  utf8_mode: 0,
  configure_locale: 1,
  coerce_c_locale: 0,
  install_signal_handlers: 1,
  write_bytecode: 1,
  faulthandler: 0,
};

const STRINGS = {
  executable: '/usr/bin/python3',
  base_executable: '/usr/bin/python3',
  prefix: '/usr',
  base_prefix: '/usr',
  exec_prefix: '/usr',
  base_exec_prefix: '/usr',
  stdlib_dir: LIBRARY_FOLDER,
};

const LISTS = {
  argv: ['python3', PROGRAM_FILE],
  module_search_paths: ['/usr/lib/python314.zip', LIBRARY_FOLDER, `${LIBRARY_FOLDER}/lib-dynload`],
};
